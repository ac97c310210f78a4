Set sh = WScript.CreateObject("WScript.Shell")
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "Extension\", ""
sh.RegWrite KEY & "AlwaysUseETRN", 1, "REG_DWORD"
sh.RegDelete KEY & "Extension\"
sh.RegWrite "HKCU\Software\Example\", "x"
