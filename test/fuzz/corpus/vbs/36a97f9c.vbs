meters\"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\RelayAllowList", "192.0.2.1;255.255.255.255", "REG_MULTI_SZ"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\RelayAllowList", "192.0.2.1;255.255.255.255", "REG_MULTI_SZ"
' imimc-d"