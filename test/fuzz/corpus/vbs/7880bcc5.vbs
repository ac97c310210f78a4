KLM\Sll")
"

Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.regwrite KEY & "RelayAllowList", "192.\h5"Paion, "REG_MULTI_SZ"
Set sh = WSsh.RegWrite KEY & "RelayFlags", &H10, "REG_DWORD", 