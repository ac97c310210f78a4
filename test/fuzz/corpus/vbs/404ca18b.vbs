.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "C:\ExcicETRN"
sh.RegWrite "HKLM1,
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORD", Tr