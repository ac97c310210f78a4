Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "RelayFlags", &H10, "REG_DWORD"
sh.RegWrite KEY & "MaxRecipients", 0, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseETRN", 1, "REG_DWORD"
