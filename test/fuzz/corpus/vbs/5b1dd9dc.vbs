ystem1;25
ParameteDWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paion\InboundRecipJournalProp", &H98036&, "RG_DWORD"
axRec00000000

sh.RegWrite