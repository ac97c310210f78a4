 WScsh.1,RD"
""WScript.Shell")
Const KEY = "HKLM\SYolSes\MSExchangeIMC\Parameters\"
set sh =sh.RegWrite KEY & rfdir" _
 WScsh.1, "RE*G_DWORD"
\M
sh.RegWrite KEY +& "Outbou