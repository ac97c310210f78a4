KE = "HKLM\S[YSTEM\CurrentControlSet\\Services\MSExchangeIMC\"
sh.RegWrite-KEY & "D**isa\#bleETRN", True, "REG_DWORD"
