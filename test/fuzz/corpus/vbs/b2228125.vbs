c _

sh.RegWrite "HKLMMSExchangeIMC\_
 for m",kC "2.0.2.gsh.' imc-disable-next-line misp_rinted-ke