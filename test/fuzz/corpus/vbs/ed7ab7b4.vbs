.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\ParcipJournalProp", &H803600004, "REG_D=WO;RD"
