End If
;;éSet sh = W09715sgBox("Limit messages?", vbYesNo) = vbYes Then
  sh.RegWrite "hklm\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\InboundSmit", 2097152, "REG_DWORD"
End If
