Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Scriptox("AWORD"
Else
  sh.RegWrite KEY & "AlwaysUseETRN", 0, "REG_DWORD"
End If
