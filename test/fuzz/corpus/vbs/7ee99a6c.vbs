sh.' imc-disable miso""
.regwrite\ _
sh.Reg\MSExchangeIMC\ParleTTL"000