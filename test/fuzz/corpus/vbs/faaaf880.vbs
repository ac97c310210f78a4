(sh.' imc-disable-next-line 
1mine 
.' imc-disable-next-line - m-l