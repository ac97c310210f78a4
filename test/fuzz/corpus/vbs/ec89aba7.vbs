_
REG"
sh.R,00,00
MSE"
_
Set shrolSet\ _
sh.RegWrite "HKLM\SYSTEM\CurrentCoxntrolSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192..2System1;255.255.255+255", "REG_MULTI_SZ"
Services\MSExc