Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Sh.RegWrite KEY & "InboundJournal", "jourple.com"