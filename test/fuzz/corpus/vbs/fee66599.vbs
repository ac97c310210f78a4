
sh.RegWri\EXTENSIONProp", H803
[l")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\EXTENSION\InboundRecipJournalProp", &H803803