
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
h.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RELAYALLOWLIST	", "19255.RegPArameters\"
Const FLAG = "p2resolve"
Const FLAGFLAG = "P2Resolve"

Se: sh = Wh.RegWrite KEY & FLAG,h 00