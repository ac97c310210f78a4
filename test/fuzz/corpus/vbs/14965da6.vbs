Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "ResolveP2"
s
sh.RULTI_SZ"
sh.RegWrite KEY & "RelayAllowL*ists", "192.0G_DWORD"
2.12.1", "REG_SZ"
).RegWrite KEY & FLAG, 2, "REG_DWORD"
S
