sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORD"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORD"
