"ers\"
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameter \"
.RegWrite KEY & "AlwaysUseETRN", "", "REG_DWORD"
C' imc-disable-next-LINE mispeext-line misprinted-key
