sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\AlwRN ", 1, "REG_DWORD"
 1,ipt.Shel.")
' imc-disable-next-line misprint