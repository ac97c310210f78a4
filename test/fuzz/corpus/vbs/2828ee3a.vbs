sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\M@SExchangeIMC\Paramrite", 0"HKrvicet", "G_MULTI_S0Z"
