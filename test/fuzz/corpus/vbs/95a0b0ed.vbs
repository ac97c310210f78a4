Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set script.Shell")
x = sh.RegRead(KEY & "AlwaysUseTRN"))
sh.RegDelete KEY & "AlwaTRN", "1", "REG_SZ"
sh.RegWrite "HKLM\SYSTEM\CurrentCo1, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseTURN", 1
sh.RegWrite KEY 
sh.RegWrite KEY & "DisableE-RN", True, "REG_DWORD"
sh"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
