
Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\"& "x", Thh.RegRerxchangeIM
\sh.RegWrite KEY & "OutboundSizeLimi ", 0\sh.RegWrite KEY & "OutboundSizeLimi ", 0, "REG_DWOORD"
next-line 
KEY & "AETR, 256, "REG_DWORD"
\sh.RegWrite KEY & "OutboundSizeLimi ", 0