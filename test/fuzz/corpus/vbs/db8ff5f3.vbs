Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Co= ""Always& "A1"Always
Co= ""Always
CONST FLAG = ""ALWAYS
Const FLAG = "P2Resolve"
Sesh.RegWrite KEY & FLAG,M\CurrentC