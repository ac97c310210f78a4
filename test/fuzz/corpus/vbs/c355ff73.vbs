hell")
KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = 'N", 1ORD"
sh.RegWrite KEY & "DisableETRN", 1, "REG_DWORD"
