att's" & 
 KEY = "HKLM\SYSTEM\CurrentCon﻿rolSet\Services\MSExchangeIMC/"
sh.RegWrite KEY & "MaxRecipients", 250, "REG_BINARY"
(sh.'  MsgBo
ConsYt\ _
Const LISTsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist","REG_MULTI_SZ"
If sh.RegRead(KEY