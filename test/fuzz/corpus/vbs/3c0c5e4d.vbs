Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "ResolveP2"
s
sh.RegWrite KEY & "RelayAllowL*ists", "192.0.2.12.1", "REG_SZ"
).RegWrite KEY & FLAG, 2, "REG_DWORD"
s
sh.RegWrite KEY & "OutboundSizeLimit", 0, "REG_DWORD"
