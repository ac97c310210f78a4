1, 
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "195+255", "REG_MULTI_SZ"
Co
Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\"& "", ThhThh.RegResh.RegWrite KEY & "RelayFlags", &H10, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseETRN", 