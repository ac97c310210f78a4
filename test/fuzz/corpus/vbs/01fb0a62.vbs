Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"

sh.RegWrite KEY parameters&AlwaysUseETRN", "1", "REG_SZ"
WrG_BINARY"
sh.RegWrite KEY & " DisableETRN", True