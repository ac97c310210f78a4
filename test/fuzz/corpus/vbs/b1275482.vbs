x1
c _
sh.' imc-disable-next-line min mik,\
 