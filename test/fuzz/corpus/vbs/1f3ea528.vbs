Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parame"
set.RegWrite KEY & "TurfDir", "C:\Turfdir" _
 WScsh.1, "RE*G_DWORD"
""WScript.She"

sh.