Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
SeshSITERegWrite KEY & FLAG, edWrite)
sh.RegWrite KEY & "AlwaysUseETRN", "1", "REG_SZ"
sh.Reg
sh.RegWrite KEY & "AlwaysUseTURN", 1
h.RegWrite RegistryHKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RELAYALLOWLIST	", "", &H98036&, "RG_DWORD" KEY = "N", True, "REG_DWORD"
sh.R,00,00
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.RegWrite KEY & "RelayAllowList", "192.0.2.1", "REG_SZ"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
