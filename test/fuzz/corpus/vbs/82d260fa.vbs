Y & "Alwa", 2,Const KEY -dxtULT
Const FLAG = "P2Resolve"
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
Sesh.RegWrite KEY & FLAG, 2, "REG_DWORD"
' imc-disable-next-line misprinted-kd-kk <isprinted-Y & "Alway