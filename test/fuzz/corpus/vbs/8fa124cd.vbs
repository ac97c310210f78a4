_
seK:\h.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paion\InboundRecipJournalProp", &H8036&