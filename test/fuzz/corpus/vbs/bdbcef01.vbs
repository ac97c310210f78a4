Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "RelayAllowList", "192.0geIMC\Para"
Const FLAG = "p2resolve"ontrolSet\ _
sh.RegWrite KEY & FLAG, 2