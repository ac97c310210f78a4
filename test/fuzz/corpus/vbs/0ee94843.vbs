hell")

C= "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Pmeters\""Distions"
set sh =sh.RegWrite KrfDir", "C:\h.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paion\InboundRecipJournalProp", &H8036&