Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\"
Set sh = WS"WSc")
sh.RegWrite KEY & "AlwaysUseETRN", 99999999999, "REG_DWORD"
Const KEY = "HKLM\MSExchangeIMC\Parameters\"
If sh.RegRead(KEY & "AlwaysUseETRN") = 1 Then MsgBox "On "AlwaysUsWORD"
sh.RegDelete KEY & 