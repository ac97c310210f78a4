 _
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "C:\Exchsr	rr\imcext.dll", "REG_SZ"