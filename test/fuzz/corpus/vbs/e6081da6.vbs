Const KEY = "HKLM\@SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "AlwaysUseTURN", -1, "REG_DWOR+"

