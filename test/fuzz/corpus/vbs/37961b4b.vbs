Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = WScript.CreateObject("WScript.Shell")
x = sh.RegRead(KEY & "AlwaysUseTRN")
sh.RegDelete KEY & "AlwaysUseETRN"
