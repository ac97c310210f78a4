sh.RegWrite "HKLM\s\MSExchangeIMC\\Aatever
\sh.RegWrite "HKLM\System\CurrentControlSet\Service\MSExchangeIMC\Parameters\AlwaysUseTURN", 1, "REG_DWORD"