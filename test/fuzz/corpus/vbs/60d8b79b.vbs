' imc-disable-next-line misprinted-key
sh.RegWrite "HKLM\SYSTEM\CCS\Services\Mces\MSExchangeIMC\\AlwaysUseETRN", 1, "REG_DWORD" ' imc-disable misprinted-key
