,00
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Servicxes\MSExchangeIMC\Parameters\relayallowlist", "1KEY5a+255",00
sh.' imc-disable-next-line 