Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set Set sh =sh.RegWrite KEY & "TurfDir", ""
 = Wjell")
