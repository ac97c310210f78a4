 KEY = "HKLM\SYSTEM\CurrentCon﻿rolSet\Services\MSExchangeIMC\"
sh.DWORD"
sh.RegWrite KEY & "InbouIMC\ParametersvbYesTurfTablample.net", "example.org"), LISTTYPE