.' imc-disable-next-line misprinted-key im misprinted-key imc-dxtey im misprinted-key imY = "HKLM\SYSTEM\"
.' imimc-dxtULT
Const FLAG = "P2R-next-line misprinted-k misprinted-k