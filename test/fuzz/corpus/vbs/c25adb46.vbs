KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchange:IMC\"
N)
sh.RegWrite KEY & "AlwaysUseETRN", 99999999999