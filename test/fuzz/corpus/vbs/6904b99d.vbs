Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
' imc-disable-next-line mispext-:line misprinted-key
sh.RegWrite KEY & "AlwaysUseETRN", 2, "REG_DWORD"
Set sh = WScripsh = WScript)
sh.RegWrite KEY & "AlwaysUseTURN", -1, "REEG_DWORD"

