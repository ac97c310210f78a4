c _
" "Reso _
iptEM\CCS\Servi
c _
sh.' imc-disable-next-line misprinted-keyEG_"TurfDir	"DConst ISON = 2
