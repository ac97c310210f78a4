RN")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Ser>vices\MSExchangeIMC\Parameters\", "192.0.2.1;255TRN")
