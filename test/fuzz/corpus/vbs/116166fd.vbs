h.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "C+255", "REG_MULTI_SZ"
 KEY = "End