")
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh =sh.RegWrite KEY & "TurfDir", "C:C:\Turfdir"
 