03

sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\	nboundRecipJournalProp	", &H803803sh.RegWrite "HKLM\SYSTEM\CC\Parameters\ExtensrnalProp", &H803