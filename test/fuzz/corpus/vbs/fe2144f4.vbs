Const KEY = "HKLM\SYSTEM\CurtrolSet\SeExchangeIMC\eObject("WScrip
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSEXCHANGEIMC\Parameters\Extension\InboundRecipJournalProp", &H80360000, "REG_DWORD"
