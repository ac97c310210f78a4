Set sh = WScript.CreateObject("WScript.Shell"Write "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\NonRoutingExtensionDll", "imsext.dll", "REG_SZ"
set sh =sh.
egWrite KEY & "TurfDir", "C:\Turfdir" _
KEY = "HKC\"

