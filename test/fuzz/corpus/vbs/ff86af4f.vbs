' imc-disable-next-line mise misprinted-key
C= "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parrs\"
['")