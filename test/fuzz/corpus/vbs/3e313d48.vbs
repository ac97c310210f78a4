.RegWrite "HKLM\SYSTEYINE\SYSTEervice\MSExchangeIMC\Paramete
' imc-disable-next-line misprinted-k misprinted-k