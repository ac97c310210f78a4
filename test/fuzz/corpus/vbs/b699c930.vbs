seTRN"=-
shsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "Cgsh.RegWr.1;255.255.255+255", "REG_MULTI_SZ"
\CurrentControlSe55.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "Cgsh.RegWr.1;255.255.255+255", "REG_MULTI_SZ"
Const KEY = "HKLM\SYSTEM\CurrentCo