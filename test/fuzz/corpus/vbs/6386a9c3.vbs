Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Parameteh =)meters\"
[l")
If sh.RegRead(KEY & "AlwaysUseETRN") = 1 Then ﻿sgBox