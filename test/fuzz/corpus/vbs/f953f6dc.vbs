Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Paramet|rs\"& "D" ' imc-di"", ,= 1Z"
If sh.RegRead(KEY