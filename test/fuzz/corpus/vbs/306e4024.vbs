gBo
Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameters\"& "", Thh.RegResRD"
Const KEY = "HKIST	",e
 FLAG = "P2Reso
ext-lin)
 FLAG = "P2Resolve"
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
Sesh.RegWrite KEY & FLAG, 2