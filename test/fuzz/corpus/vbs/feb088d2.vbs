 KEY = "HKLM\SYSTEM\CurrentCon﻿rolSet\Services\MSExchangeIMC/"sh._SZ"
sh.RegWrite KEY & "AlwaysUseETRN", "1":rsh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"ion
