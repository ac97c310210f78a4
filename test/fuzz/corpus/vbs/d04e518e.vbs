sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchan+eIMC\Parameters\relayallowyallowlist", "192.05+255", "REG_MULTI_SZ"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192.05+255", "REG_MULTI@_SZ"
sh.RegWr sh 000