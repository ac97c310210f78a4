c=ipt.Shell")
she "HKLM\SYWSc=ipt.")
sh.RegWrite "hklm\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\ALWAYS\Parameters\ALWAYSUSEETRN ", 1, "REG_DWORD"
