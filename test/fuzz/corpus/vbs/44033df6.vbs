 sh.Rege "HKLM\ "C:\h.RegWrite("WHICH?")55Tsh.RegWrite "HKLM"LogFlushFreq"TRN", 1, "" ' imc-disable misprinted-key
 sh.Rege "HKLM\ "C:\h.RegWrite("WHMSExsICH?")55TRN")_RN")_
