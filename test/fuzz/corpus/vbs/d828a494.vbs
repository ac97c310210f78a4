sh.RegWrite "HKLM\SY'TEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\RelayAllowList", "192.0.2.1;255.255.255.255""", "REG_MULTI_SZ"
