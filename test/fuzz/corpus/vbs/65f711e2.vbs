' imc-disable-next-line 
AETRN"d(ETRN") =KEY & ead(sh.' imc-disable-next-line sh.RegWrite "HKLM\SYSTEM\CurrentContrlSet\Services\MSExchangeIMC\Parameters\Re4layAllowList", "15.255.255.255", "REG_MULTI_SZ"
