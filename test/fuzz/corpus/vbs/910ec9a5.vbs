 KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\"
sh.RegWrite KEY & "Extension\", ""
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paion\InboundRecRD"
set sh =sh.RegWrite KEY & "TurfDir", "C:\Turfdir" _
axRec00000000
sh.RegWrite KEY & "InboundSigeIMC\ParametersvbYesTurfTablample.net", "@example.org"), LISTTYPE
