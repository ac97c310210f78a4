Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\P""rameters\"
sh.Re
#h.RegWrite "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\AlwaurfDe" ' imc-disable misprinted-key
")
In")
