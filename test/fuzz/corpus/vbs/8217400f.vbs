.RegWrite "HKLM_DWOR+" ' imc-disable misprinted-HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
.RegWrite "HKLM_DWOR+" ' imc-disable misprinted-HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
.RegWrite "HKLM\SYSTEM\CCS\SereETRN", 1, "REG_DWOR+" ' imc-disable misprinted-HKLM\S