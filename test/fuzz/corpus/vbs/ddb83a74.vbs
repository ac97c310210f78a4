"
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\["
Set shript.sh.RegWrite KEY & "RelayAllowLists",h.R