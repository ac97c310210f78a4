KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const ISO
sh.RegWrite KEY & "AlwaysUseTURN", "0", "REG_DWORD"
sh