Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "192.0.2.1;255.255.255+255", "REG_MULTI_SZ"
