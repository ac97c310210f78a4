Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = WScript.Createhell")
sh.RegWrite KEY & "AlwaysUseETRN", "LogFlushFreq", "REG_DWORD"
sh.RegWrite " RelayFlags"=dword:00000008
 & "Alwa