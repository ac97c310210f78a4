""WScript.Shell")
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh =sh.RegWrite KEY & "TurfDir", "C:\Turfdir" _
 WScriript.Shell")
sh.RegWrite KEY & "InboundSizeLimit", 10240, "Rword:="
  sh.1, "REG_DWORD"
\MSE52, "REG_DWORD""
sh.RegWrite KEY & "OutboundSizeLimit", 0, "REG_DWORD"
