Const KEY = "HKLM\SYSTEM\CurrentControlSet\ervices\MSExchangeIMC\Parameters\"
s _
.RegWrite KEY & "RelayAllowList", "192. .2.1", "REG_SZ"
