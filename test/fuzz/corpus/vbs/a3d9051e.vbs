"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\MSExchangeIMC\Parameters\RelayAllowList	", "192.0.2.1;255.255.0.1", "REG_MULTI_SZ"
sWrite "