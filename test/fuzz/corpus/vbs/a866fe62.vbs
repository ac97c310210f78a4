Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "AlwaysUseTURN", -1, "REG_DWORD"

C.RegWrite KEY & "AlwaysUseTURN", -1, "REG_DWORD"
[[l")
sh.RegWrite "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWO>RD" ' imc-disable misprinted-key
I