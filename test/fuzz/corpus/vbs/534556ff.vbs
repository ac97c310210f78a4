h.RegWsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\OutboundSizeLimit", 0, "REG_DWORD"
rite KE.Y ces\MSExchangeIMC\"
"")Rem )Rem s"h.' imc-disable-next-line midir" _sh.RegWrite "HKLM\system\CurrentControlSet\Service\MSExchangeIMC\Parameters\AlwaysUseT=URN", 1, "reg_d