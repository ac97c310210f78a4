l")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\ist", "255", "REG_xMULTI@_SZ"
sh.Reg