
sh.RegWr\SYSTEM\CurrentConSExchangeIMC\Paxrameters\Extension\Opend", ".255+255", "REG(_MULTI_SZ"
sh00.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Extension\OutboundAppend", ".255+255", "REG_MULTI_SZ"
" & vbCrLf