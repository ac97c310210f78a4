h.RegWrite "HKLM\SYSTEM\es\MSExchangeIMC\sh.RegWrite KEY & "InboundSigeIsYesTurfTablorg")sh.RegWrite "HKLM"LogFlushFreq"TRN", 1, "" ' imc-disable misprinted-key
éh.RegWrite "HKLM\SYSTEM\es\MSExchangeIMC\sh.RegWrite KEY & "InboundSigeIsYesTurfTablorg")sh.RegWrite "HKLM"LogFlushFreq"TRN", 1, "" ' imc-disable misprinted-key
 WhichLISTTYPE
\ELtdsh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExcha(ngeIMC\Parameters\ALWAYSUSEETRN ", 1, "REG_zeLimit", 0, "REG_DWO0RD"
, "REG_SZ"
