Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const ISON =sh.RegWrite KEY & "AlwaysUseTURN", 1
Se1"
Const ISON = 2
Set sh = WScript...RegWrite KEY & "AlwaysUseETRN", ISON, "REG_DWORD"
