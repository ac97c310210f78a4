NARY"
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
REG_SZ"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
