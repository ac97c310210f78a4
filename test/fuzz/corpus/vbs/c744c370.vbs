Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "P2Resolve"
sh.RentControlSeth.RegWrite KEY & FLAG, 2