Set =h = WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\AdvertiseSMTPExtensions", 1, "REG_DWORD"
