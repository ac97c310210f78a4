pt.CeObje
sh.RegWrite "\Set\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG-DWORD"
