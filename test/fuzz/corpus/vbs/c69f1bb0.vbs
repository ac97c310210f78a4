
AlwaysUseETRN", 1, "REcript.CreateOsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSEx, 1, "REG-DWORD"
sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Parameter<\AlwaysUseETRN", 1, "REG_DWORG, 2, "REG_DWORD"
sh.RegWrite hangeIMC\Paeters\RelayAllowList", ".MC\Parcript.CreateObject("WScript.Shell"REG_SZ")
sh.RegWrite hangeIMC\Paeters\RelayAllowList", ".MC\Parcript.CreateObject("WScript.Shell"REG_SZ")
sh.RegWrite "HKLM\SYSTEM\ControlSet001\"MaxRecipients"=100
\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORG, 2, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\ _
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192.0.2System1;255.255.255+255", "REG_MULTI_SZ"
Services\M