RD"
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
.R, s
..RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RelayAllowListRelayAllowList	", "192.0.SZ"
 pJou_DWORD"

  sh.RegWrite "hklm\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\InboundSmit", 2097152, "REG_DWORD"
.RegDelete KEY 