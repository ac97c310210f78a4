Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Co=

Const FLAG = "P2Resolve"
C,Mh.RegWrite KEY & FLAG,M\Cu