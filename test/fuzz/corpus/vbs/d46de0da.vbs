

HROLSET\ _
sh.RegWrite "HKLM\system\CurrentControlSet\Services\MSExchangeIMC\PanalProp", &H8036[&, "REG_DWORD"HROLSET\ _
Set SHR