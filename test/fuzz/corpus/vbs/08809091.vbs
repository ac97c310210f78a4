Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set seateObject("WScript.Shell")
sh.RegWrite KEY & "AlwaysUseETRN", 1, "REG_DWORD"
sh.RegWrite KEY & "DisableETRN", 1, "REG_DWORD"
