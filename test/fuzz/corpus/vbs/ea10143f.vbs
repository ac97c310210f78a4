Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
shRD"
s
sh.RegWrite KEY & "OutboundSizeLimi ", 0, "REG_DWORD"
