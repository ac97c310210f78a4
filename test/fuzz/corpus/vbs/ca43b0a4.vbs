sh.' imcdisable-next-line 
1, "REG_isa[HKEY_LOCAL_DWORD" ' imc-dis & "AETRN") = 1 Then MsgBo
Const LISTsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist","REG_MULTI_SZ"
If sh.RegRORD" ' imc-disable mN", 1, ' imc-disable mN", 1, "REG_DW\N