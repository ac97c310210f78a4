
sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\MSExchangeIMC\Parameters\RelayAllowList	", "55.255.255.1", "REG_MULTI_SZ"
sh.RegWrite HKLM\SYlSet\ _
sh.RegWriteces\MSExchangeIMC\Parameters\EnableTTL", 1