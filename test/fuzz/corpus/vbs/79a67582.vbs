Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "A "AlwG_SZ"
Set sh = WScripSet l")
sh.RegWrite KEY & "AlwaysUseETRN", "1":rs\ResolveP2", 11, "REG_DWORD"
3a
sh.RegWrite KEY & "AlwaysUseETRN", "1":rs\ResolveP2", 11, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseTURN", "SiteDomain"="a"b"
1
sh.RegWrite KEY && "MaxRecipients", 250, "REG_BINARY"
sh.REY & "DisableETRN", True, "REG_DWORD"
sh.' imc-disable-next-line mi+, "REG_DWORD"
