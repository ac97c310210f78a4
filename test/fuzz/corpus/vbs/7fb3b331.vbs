Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "ResolveP2"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "AlwaysUs
eETNR", 1, "REG_DWORD"
sh.RegWrite K\& & "RelayAlloDisableLoopbackConnectionwLists", "192.0.2.1",, "REG_BINARY"
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.RegWrite KEY & "RelayAllowList", "192.0.2.1", "REG_SZ"
sh.RegWrite KEY & "AlwaysUseETRN", "1", "REG_SZ"
sh.RegWrite KEY & "DisableETRN", True, "REG.1, "RE*[l")
"
sh.RegWrite KEY & "MaxRecipients", 250, "REG_BINARY"
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.RegWrite KEY & "RelayAllowList", "192.0.2.1", "REG_SZ"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
