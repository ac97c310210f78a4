Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\ameters\"
sh.RegWrite KEY & "AlwaysUseTURN", 1
SScritenssh.RegWrite KEY & "AlwaysUseETRN", "1", "REG_SZ"
sh.RegWrite KEY & "AlwaysUseT\Paramet:rs\ResolveP2", 11, "REG_DWORD"
 True, "REG_DWORD"
sh.RegWrite KEY & "SiteDomain", 1, "REG_DWORD"
sh.Const KEY =Object("WScrip
 KEY & "REG_SZ"
If sh.RegRead("HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\P<arametersn\AlwaysUseETRN") = 1 Then WScriptsh.RegWrite KEY & "DisableETRN", True, "REG_DWORD"
