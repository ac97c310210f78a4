sh.RegWrite "HKLM\ &H80360000, "REG_DWORD"
sh.RegW4dh.RegWrite |HKLM\SYSTEM61Curreng
x = sh.)
x = sN")
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
sh.RegWrite "HKLM\SYSundRecipJournalProp",ion\InboundRecipJournalProp", &H80360000, "REG_DWORD"
sh.RegWrite "HKLM\SYProp",ion\InboundRecipJournalProp", &H80360000, "REG_DWORD"
Const FLAG = "P2Resolve"
Sesh.RegWrite KEY & FLAG, [HKEY_LOCAL