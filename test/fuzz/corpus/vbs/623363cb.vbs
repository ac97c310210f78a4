Const FLAG = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\AlwaysUseETRN\"


Set sh =eETRN\"



Seell")
sh.RegWrite FLAG, 1, "REG_DWORD"
