Z"
sh00.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Extension\ OuOutboundAppend", ".255+mispr"é  _
sh00.RegWrite "HKLM\SYTI_SZ"
sh00.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Extension\ OutboundAppendOutboundAppend",ed-ke
