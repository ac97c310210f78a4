sh.RegWrite "HKLM\SYSTEM\CurrentControlSeét\Services\MSExchangeIMC\Parameters\RelayAllowList", "192.0.2S255+255", "REG_MULTI_SZ"
S