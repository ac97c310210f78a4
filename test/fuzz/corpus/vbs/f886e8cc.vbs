

sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSEx(hangeIMC\Parameters\relayallowlist", "19TI_SZ"
 KEY = "HKLM\SYSTEM\CurrrentControlSet\Services\MSExchangeIMC\"
sh.RegWrite key & "Extension\", ""
.RegWrite "HKLM\SYSTEMExchC:\Turfdir" _
axRec000