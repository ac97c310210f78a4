Sesh.RegWrite KEY & FLAG, 2, ""

x = sh.)
x = sN")
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
Const FLAG = "P2Resolve"
Sesh.RegWrite KEY & FLAG, 2, "REanswerG_DWORD"
