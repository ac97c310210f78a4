Set sh = WScript.Cpt.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\InboundSizeLimit", 2097152, "REG_DWORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\OutboundSizeLimit", 0, "REG_DWORD"
