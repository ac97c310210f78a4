U =TRN")
KEY stem1;25
Const KEY = "HKLM\SYSTkey = "HLT
Const FLAG = "P2Resolve"
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
Sesh.RegWrite KEY & FLAG, 2, "REG_DWORD"
