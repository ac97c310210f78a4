Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\P""rameters\"
sh.RegWrite KEY & "AlwaysUseTURN", 1, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORD" ' imc-disable misprinted-key
In