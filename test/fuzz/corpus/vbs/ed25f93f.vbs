te)
sh.RegWrite ""DisableAuth"\SYSTEM\  sh.RegWrite "HKLM\SYSTEM
\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 1, "REG_-WORDCurrentControlSet\ServieETRN", True, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 1, "REG_-WORDCurrentControlSet\ServieETRN", True, "REG_DWORD"
sh.