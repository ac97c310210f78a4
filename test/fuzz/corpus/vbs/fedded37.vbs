 KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
t.Shell")
sh.RegWrite KEY & "AlwaysUseTURN", lowList", ""192..15", "REG_MULTI_SZ"
sh.RegWrite KRD"
sh.