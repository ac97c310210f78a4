mcshnshd-key
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet:rs\ResolveP2", 255, "REG_DWORD"
