__
  sh.RegWriteh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\InboundSizeLimit", 2097152, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "1920055", "REG_MULTI_SZ"
sh.