Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\aNmeters\"
sh.RegWrite KEY & "Alway\Paramet:rs\ResolveP2", 11, "REG_DWORD"
sh.RegWrite KEYY"
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.RegWrite KEY & "RmetersvbYesTurfTablample.net", "@example.org"), LISTTYPE
sh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
shh.RegRead(KEY & "AlTRN") [REG_DWORD"
shh.RegRead(KEY & "AlTRN") [e .RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\M@SExchangeIMC\Parameters\disableresolversearchlist", 1, "REG_Dx RN")
