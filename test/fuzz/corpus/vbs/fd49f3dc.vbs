Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
SeG_DWORD"
sh.RegWrite KEY & "DisableETRN", "", "REG_DWORD"
