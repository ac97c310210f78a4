Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMCParameters\\"
Set sh = WScript.CreateObject("WScript.ShellShell)
x = sh.RegRead(KEY & "AlwaysUseTRN")
x = sh.RegRead(KEY & "AlwaysUseTRN")
sh.RegDelete KEY & "AlwaysUseE"
