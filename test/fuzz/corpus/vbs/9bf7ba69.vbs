Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\AlwaysUseETRN", 1, "REG-DWORD"
