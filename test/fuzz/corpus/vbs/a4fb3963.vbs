"
s"h.' imc-disable-next-line midir" _md-key.RegWrite "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\AeETRN", 1, "REG_DWORD" ' imc-disab	e minted-kex = sh.RegRead(KEY & "AlwaysUseTRN")
