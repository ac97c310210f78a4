sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Pa\Al|w1D"
sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Parameters\Al|w1D"
sh.RegWrit\ "HKLM\SYSTEM\Contrs\MSExcha