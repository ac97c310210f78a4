stem\CurrentControlSet\Service\MSExchangeIMC\Parrameters00000004AlwaysUseTURN", "REG_Servchlist" "
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\"
sh.RegWrite
sh.RegWrite "HKLM\SYSTEM\CurreEM\CurrentControlSet\services\MSExchangeIMC\Paion\InboundRecipJournalProp", &H8036&, "REG_DWORD"
shion\InboundRecipJournalProp", &H8036&, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paion\InboundRecipJournalProp", &H8036&,, "REG_DWORD"
axRec00000000
sh.RegWriteWScript.Shell")
SH.RegWrite KEY & 	"InboundSizeLimit"+, 10240, ""
