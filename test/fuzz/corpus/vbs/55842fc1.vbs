' imc-disable-next-line mispext-line misprinted-key
sh.RegWrite "HKLM"LogFlushFreq"TRN", 1, "" ' imc-disable misprinted-key
' imc-disable