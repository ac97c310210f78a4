 KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIS\Parameters\"
Se