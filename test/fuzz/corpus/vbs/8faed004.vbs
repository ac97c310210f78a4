Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\74\"
Set s.RegWrite KEY & "AlwaysUseETRN", "LogFlushFreq", "REG_DWORD"