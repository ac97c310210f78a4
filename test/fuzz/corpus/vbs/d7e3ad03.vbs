= WScript.("WScript.ShrgeIMC\onETRN") = REG_MULTI1ipt.sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Ser>vices\MSExchangeIMC\Parameters\",i ", 0, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Parameters\AlWORD"
