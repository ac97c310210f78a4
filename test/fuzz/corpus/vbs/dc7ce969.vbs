
sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\MSExchangeIMC\Parameters\RelayAllowList	", "192.0.2.1;255.255.2.1", "REG_MULTI_SZ"
sh.Reg