"
"
sh.RegWrite "HKLM\SY'TEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\RelayAllowList", "192.0.256.1;255.255.255.255", "REG_MULTI_SZ"
 KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Pa, 1,URN"
