Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "AlwaysUseTURN", 1
Se1"
 sh.RegWrite "HKLM\SYSTEM\vices\MSExchangeIMC\Paramet:rs\ResolveP2", 11EM\CurrentConIMC\Parameters\"
Const ISON = 2
Set sh = WScript..Creah.RegWrite KEY & "AlwaysUseETRN", ISON, "REG_DWORD"
