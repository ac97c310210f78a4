h.RegWrite,"HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ ", 1, "REG_DWORD"
Set sh:= 