Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "ResolveP2"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "AlwaysUseETNR", 1, "REG_DWORD"
sh.RegWrite K\& & "RelayAlloDisableLoopbackConnectionwLists", "192.0.2.1", "REG_SZ"
sh.RegWrite KEY & "AlwaysUseETNR", 1, "REG_DWORD"
sh.RegWrite KEY & FLAG, 2, "REG_DWORD"
