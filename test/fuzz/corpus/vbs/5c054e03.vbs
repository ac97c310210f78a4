G_DWORD"
Const FLAG = "HournalProp",
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
Const FLAG = "P2Resolve"
Sesh.RegWrite KEY & FLAG, 2