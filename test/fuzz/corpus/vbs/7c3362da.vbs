KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters"
Const FLAG = "P2Resolve"
Sesh.RegWrite KEY