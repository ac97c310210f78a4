c _
" "R.so _
iptEM\CCS\Servi
veP2"=dw ULTI_SZ"Els-"=0x1
c _
sh.' imc-disable-next-line misp_rinted-keyE)_"TurfDe misprinted-keyEG_mask,\
  separatorTurfDir	"DConst ISON = 2
