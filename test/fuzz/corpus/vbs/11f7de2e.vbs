"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 4294967296, "REG_-WORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 11, "REG_-WORD"
sh.R,Domain", 1, "REG_DWORD"
ices\MSExchangeIMC\Paramet:rs\Resolv