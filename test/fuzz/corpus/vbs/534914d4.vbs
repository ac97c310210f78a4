sh.REGWRITE "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "C:\sh = WSc")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ExtensionDLL", "C:\Exchsrvr\imcext.dll", "REG_SZ"
