M\CurrentConundAppend"NonsionDll"="C

sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Extension\\OutboundAppend", ".255+255", "REG_MULTI_SZ"
"