sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSEx(hangeIMC\Parameters\relayallowlist", "19255", "REG_MULTI_SZ"
sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\PaseET-RN", 1, 