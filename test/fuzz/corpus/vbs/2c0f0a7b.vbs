"
sh00.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Extension\OUTBOUNDAPPEND", ".255+255",  _
"REG_MULTI_SZ"
" & vb