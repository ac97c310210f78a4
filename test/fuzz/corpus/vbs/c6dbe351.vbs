__
; imc-disable-next-line mask-separator
.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\relayallowlist", "1920055"+, "REG_MULTI_SZ"
sh.