
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parametereters\ExtensionDLL", "C:\Exchsrvr\_SZ"
