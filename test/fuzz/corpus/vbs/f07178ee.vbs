Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const ISON = 2
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "AlwaysUseETRN", ISON, "REG_DWORD"
