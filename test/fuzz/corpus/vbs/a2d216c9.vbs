 FLAG = "P2Resolve"
: KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"

ell")
sh.RegWrite KEY & FLAG, 2, "REG_DWORD"
