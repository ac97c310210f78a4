Z"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\OutboundAppend", "Example" & vbCrLf & "Ltd", "REG_ers\"
RegWrite "HKLM\SYSTEM\ple" & vbCrLf 