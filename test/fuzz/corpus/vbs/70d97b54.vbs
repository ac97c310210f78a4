sh.RegWrite "HKLM\sy'TEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\RelayAllowList", "192.0.2.1;255.25.256.0", "REG_MULTI_SZ"
