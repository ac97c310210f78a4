Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY, 1, "REG_DWORD"
