h.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Pa\relayallowlist", "192.05+255", "REG_MULTI@_SZ"
sh.Reg