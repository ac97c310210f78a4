sh.RegWrite "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\\A _, 1, "REG_DWORle misprinted-bject("WScript.Shell")
' imc-disable-next-line misprinted-key
sh.RegWrite "hklm\SYSTEM\CurrentControlSet\answer = InputBox("Which ""key""?") : Rem whatever
\sh.RegWrite "HKLM\System\CurrentControlSet\Service\MSExchangeIMC\Parameters\AlwaysUseTURN", 1, "REG_DWORD"