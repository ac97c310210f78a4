h.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "1/92.0.2System1;255.255.255+255", "REG_MULTI_SZ"
Const LISTsh.RegW