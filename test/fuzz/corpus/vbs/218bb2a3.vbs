Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const FLAG = "P2Resolve"
Set sh = WScript.CreateObject("WScript.Shell")
MsgBox "Setting " & FLAG
sh.RegWrite KEY & FLAG, 2, "REG_DWORD"
