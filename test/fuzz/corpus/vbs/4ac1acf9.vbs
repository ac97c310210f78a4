
.' imc-disable-next-line mi0,2e,32,2e,30,00,31,39t-line misprinted-key im miselayAllowL,39,32,2e,30,2e,32,2e,30,00, =anSet seateObject("WScript.Shell")
