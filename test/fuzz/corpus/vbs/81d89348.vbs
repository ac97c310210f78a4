_
REG"
sh..R,00,00
_
MSE"
Set shrolSet\ _
sh.RegWrite "HKLM\SYSTEM\CurrentCoxntrolSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192.0.2System1;255."SiteDomain"="OU"b"
.255+255", "REG_MULTI_SZ"
h.RegWrite