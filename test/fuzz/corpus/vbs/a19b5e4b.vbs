' imc-disable-next-line misprinted-key
' imc-disable-next-line misprinted-key
