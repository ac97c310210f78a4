Write "HK\ARN", 1, "REG_DWORDsh.RegWrite", 0, " "HKLM\SYSTEM\CurrentContret\Services\MSExchangeIMC\Parameters\EnableTTL", 1, "REG_DWORD"
 ' imc-disable RegWrite "HKLM\Set📮rsrs\AlwaysUseETRN", 1, "REG_DWOle" ' i

mcsh.RegReaddisable minted-sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\M@SExchangeIMC\Parameters\disableresolversearchlist", 1, "REG_DWORD"
