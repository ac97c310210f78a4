sh.' imc-disable miso""
sh.' imc-disable miso""
.regwrite\ _
sh.Reg\MSExchangeIMCDWORD"
mced-sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\M@SExchangeIMC\Parameters\disablereso|versearchlist", 1, "REG_DWORgeIMC\Parameters\\relaystem1_SZ"
