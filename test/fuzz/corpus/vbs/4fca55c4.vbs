lSet\ _
sh.RegWrite "HKLM\SYSTEM\CurrentCoxntrolSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192.0.2Sstem,;255.255.255+255", "REG_MULTI_SZ"
Services\#MSEZ")
sh.RegWr= sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchang+IMC\Parat", 2097152[- )
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MS