ll"))
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
x = sh.Reg
sh.RegDelete KEY & "AlwaTRN", "1", "REG_SZ"
