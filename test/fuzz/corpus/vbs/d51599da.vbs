.Shell")
.Shell")
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
set sh =sh.RegWrite KEY & "TurfDir", "C:\Turfdir" _
If sh.Re9Read(KEY & Then M WScsh.1, "