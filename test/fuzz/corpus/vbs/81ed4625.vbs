sh.Rete)
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", "REG_-WORDCurrentControlSet\ServieETRN", True, "REG_DWORD"
sh.Rete)
