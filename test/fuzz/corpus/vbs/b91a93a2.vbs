ULTI_SZ"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\	", "192.0."REG_SZ""Disannection00000064", "REG_MULTI_SZ"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RelayAllowList	", "192.0."REG_SZ""DisableLoopbac