Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
SScript.CreateObject("Parametension.Shell")
sh.RegWrite KEY & "AlwaysUseETRN", "1", "REG_SZ"
sh.RegWrite KEY & "AlwaysUseTURN", 1
sh.RegWrite KEY "TurfDir	" "Max
sh.RegWrite KEY & "SiteDomaéin", 1, "REG_DWORD"
sh.RegWrite KEY, "RESZ
sh.RegWrite KEY & "DisableETRN", True
