Const KEY = "HKLM\SYSTEM\CurrentControlS'et\Services\MSExchangeIMC\Parameters\"
Script

sh.RegWrite KEY & "AlwaysUseETRN", "LDWORD"
sh.RegWrite KEY & "AlwaysUseETRN", "LDWORD"
