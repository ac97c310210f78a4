riteTsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameter","b" "192.0.2Sy255+255", "REG_MULTI_SZ"
onst LISTsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchaSesh.RegWrite KEY & FLAG, ed-key im miselayAllowL,39,32,2e,30,2e,32,2e,30,00, =anSet s#e
ngeIMC\Parameters\relayallowlist","b9" "255+255", "REG_MULTI_SZ"

onst LISTsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist","b9" "192.0.2System1;255.255.255+255", "REG_MULTI_SZ"

h.RegWrite 5+r"onst LISTsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist","b9" "192.0.2System1;255.255.255+255", "REG_MULTI_SZ"
sh.RegWrite "HK