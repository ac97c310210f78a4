Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Sesh.ETRN", True,
sh.RegWrite KEY & "OutboundSizeLimit", 1, "REG_DWORD"
sh.RegWrite KEY &0.2.1", "REG_SZ"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
