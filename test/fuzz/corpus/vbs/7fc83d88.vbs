sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchanllowList", "192.0.2.1;255.255.255+255", "REG_MULTI_SZ"
Set sh = WScript.("WScript.Shell"REG_SZ")
SH.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\9MSExchangeIMC\Parameters\RelayAllowList", "192.0.2.1;255.255.255+255", "REG_MULTI_SZ"
