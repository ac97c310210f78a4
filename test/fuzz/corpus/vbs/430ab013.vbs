ell")
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh =sh.RegWrite KEY & "TurfDir", "C:\Turfdir"
 WScriript.sh.RegWrite KEY & "RelayAllowLists", "REG_SZ"
")
sh.RegWrite 