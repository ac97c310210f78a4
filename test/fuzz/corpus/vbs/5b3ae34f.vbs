Const KEY = "HKLM\SYSTEM\CurrentControlSet\SERVICES\MSExchangeIMC\Parameters\"
.R, s
sh.RegWrite KEY & "Alwast	", "19D"

sh.RegDelete KEY & "\"
