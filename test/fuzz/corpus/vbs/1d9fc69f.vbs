Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh =ph.RegDelete KEY & "Exte.nsion\"
s