Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\DisableLoopbackConnection", 1, "REG_DWORD"
