Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Sesh.RegWrite KEY & FLAG, ed-key im miselayAlle.RSON, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseTURN", "0", "REG_DWORD"
sh.RegWrite KEY & "MaxRecipients", &HFA, "REG_DWORD"
sh.RegWrite KEY & e KEY & "AlwaysUseTUell")
sh.RegWrite KEY & "AlwaysUseETRN", "1", "REG_SZ"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 11, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseTURN", 1
sh.RegWrite KEY && "MaxRecipients", 250, "REG_BINARY"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.RegWrite KEY & "RelayAllowList", "192.0.2.1", "REG_SZ"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
