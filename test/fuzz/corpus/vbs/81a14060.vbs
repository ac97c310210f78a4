..RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RelayAllowList	", "192.0.21;255.255.255.255", "REG_MULTI_SZ"
..RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Service>\msexchangeimc\Parameters\RelayAllowList	", "192.0.21;255.255.255.255", "REG_MULTI_SZ"
..RegWrite "HKLM\SYSTEM\CurrentControlSarameters\RelayAllowList	", "192.0.21;255.255.255.255", "REG_MULTI_SZ"
Const FLAG = "HKL55.255", "REG_MULTI_SZ"