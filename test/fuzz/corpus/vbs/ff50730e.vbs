"

sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\InboundRecipJournalProp", &H8036&, "REG_DWORD"
sh.' imc-disable-next-line midir" _
md-key.RegWrite "HKLM\SYSTEM\CCS\services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORD" ' imc-disable minted-ke