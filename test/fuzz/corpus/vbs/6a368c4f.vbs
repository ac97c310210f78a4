Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\\"

sh.RegWrite KEY & "AlwaysUseETRN", "1":r"

3a
sh.RegWrite KEY & "AlwaysUseETRN", "1":r