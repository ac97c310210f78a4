36
Const KEY = "HKLM\SYSTEM\CurrentControlSet\SERVICES\MSExchangeIMC\Paramete"
MSExs.RegDelete KEY & "\"
6
SScritenssh.RegWrite KEY & "AlwaysUseETRN", "1", "REG_SZ"
sh.RegDelete KEY & "\\"
