 KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\"
sh.RegWrite KEY & "ExtenundRecRD"
set sh =sh.RegWrite KEY & "TurfDir", "C:\Turfdir" _

axRec00000000
sh.RegWrite KEY & "InboundSigeIMC\ParametersYesTurfTablorg"), LISTTYPE
