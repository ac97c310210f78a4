t FULT
Const FLAG = "P2RY ="
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Par"
Sesh.RegWrite KEY & FLAG, ed-key im miselayAllowL,39,32,2e,30,2e,32,2e,30,00, =anSet se