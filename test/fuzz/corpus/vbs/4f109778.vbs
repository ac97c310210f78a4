
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\InboundRecipJournalProp", &H80360000, "REG_DWORD"
sh.RegW4dh.RegWrite |HKLM\SYSTEM61Currentet\Services\MSExchangeIMC\Param "REG_DWORD"
