
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parametension\InboundRecipJournalProp", &H80360000, "REG_DWORD"
x = sN")
Const KEY = "HKLM\SYSTEM\es\MSExchangeIMC\ParametegWrite "HKLM\SYSTEM\CCSParameters\AlwaysUseETRN", 1, "REG_DWORD" ' imc-