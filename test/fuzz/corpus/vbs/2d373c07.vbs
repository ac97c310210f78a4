ers\"
' imc-disable-next-line misprinted-key
' imc-disable-next-line misprinted-key
h.R
' imc-disable-next-line misprinted-key
' imc-disable-next-line misprinted-key
