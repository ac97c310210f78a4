Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "ResolveP2"
sh.RegWrite KEY & "RelayAllowLists", "192.0.2LAllowLists""DR for Gateway Transmission"52, )
Set 4c= sh.Re\Rem[t", 