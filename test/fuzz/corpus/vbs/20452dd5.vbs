EY = "00000002WORD" ' 
EY =  ' 
.' imc-disable-next-line -line wL, misprinted-key i9t-linex misprinted-key i misprinted-key i9t-line 