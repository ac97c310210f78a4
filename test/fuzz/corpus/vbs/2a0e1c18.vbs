ell")
Const KEY = "HKLM\SYSTEM\CurrentControl:et\Services\MSExchangeIMC\Parameters\"
Set sh =sh.RegWrite KEY & "TurfDir", "C:\Turfdir"
 WScriript.sh.RegWrite KEY & "RelayAllo#Lists", "REG_SZ"
")
