a
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Scr\#MSE*")
.RegWrite KEY & "AlwaysUseETRN", "", "REG_DWORD"
.RegWrite KEY & "AlwaysUseETRN", "", "REG_DWORD"
C