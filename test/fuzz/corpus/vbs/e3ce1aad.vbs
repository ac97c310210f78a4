sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 192.0.2."AlwaysUseTURN"=-
, "REG_DWORG, 2, "REG_DWORD"
