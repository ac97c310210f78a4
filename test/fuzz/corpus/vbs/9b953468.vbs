(sh.' imine 
axR00
, sol 
1, 
sh.RegW"TurfDr" _
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Extension\OutboundAppend", "Example" & vbCrLf & "LZ"