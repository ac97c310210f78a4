sh.RegWrite HKLM\SYSTEM\CurrentControlSet\ServiceeIMC\Paion\InboundRecipJournalProp", &Ht" "
sh.RegWsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\OutboundSizeLimit", 0, "REG_DWORD"
rite KE.Y && "ExtenEY = "HKLM\SYSTEM\Curreces\MSExchangeIMC\"
sh.RegWrite "HKLM\System\CurrentControlSet\Service\MSExchangeIMC\Parameters\AlwaysUseT=URN", 1, "REG_DWORD"
shsh.RegWrite KEYnDLL" ""
sh.RegWrite HKLM\SYSTEM\CurrentControlSet\ServiceeIMC\Paion\InboundRecipJournalProp", &H