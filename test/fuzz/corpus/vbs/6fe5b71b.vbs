Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Const ISON = 1
Set sh "REG_DWORD"
sh.RegWrite KEY & "SiteDomain", "example.com",KEY & "SiteDomaiZ"
sh.R