ORD"

if sh. & "AlTRNAlTRN") = 1 Then M = 1 Then Msh.RegWrite 1 Then Msh.RegWrite "hklice\MSExchangeIMC\