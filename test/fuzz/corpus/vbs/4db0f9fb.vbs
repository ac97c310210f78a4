RD"
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
.R,sh.RegWr"
.RegWrite KEY & "AlwaysUseET]RNon\"
 KEYKEY & sh.RegWriteKEY stem1;25
..RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RelayAllowList	", "192.0.SZ"
 pJou_DWORD"

sh.RegDelete KEY & "Extsion\"
sh.