MsgBo
If sh.RegRead(ead(KEY & "AETRN") = 1 Then Msh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192.0.2System1;255.255.255+255", "REG_MULTI_SZ"
