I_SZ"Else"=.' imc-disable-next-line misprinted-key im SZ"Else"=0x1
Const LISTTYPE = "REG_MULTI_SZ"Else"=0x l")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Pe.net", "@example.org"), LISTTYPE
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\TurfTable", Array("@example.net", "@example.org"), LISTTYPE
