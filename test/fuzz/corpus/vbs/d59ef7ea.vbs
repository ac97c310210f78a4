:e "H\MSExchangeIMs\MSExcDWORD
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\RelayAllowList", "1M\S"& "", 1,sh.RegWrite "HKLM\SYSTEndRecipJournalProp", &H98036&,: "RG_DWORD"
h.RegRead(KRegWrit:e "H\MSExchangeIMC\Parameters\AlwaysUseEt", "1255", t 256 000If sh.RegRead(KIf sh.