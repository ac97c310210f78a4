_-WORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 256, "REG_-WORD"
sh.R,00,00
"
sh.Reg