sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\", "1M", 1,_ _

ont