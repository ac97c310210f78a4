Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
CurtrolSet.RegWameters\relayallowlist", "195+255", "REG_MULTI_SZ"
srint/-k  shsh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\PaseETRN", 1, 
RegWrite KEY /-k  shsh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\PaseETRN",. 1,