Set sh = WScript.CreateObject("WScript.Shell")
If sh.RegRead("HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\AlwaysUseETRN") = 1 Then WScript.Quit
