Const FLAG = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\AlwaysUseETRN\"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite FLAG, 1, "REG_DWORD"
