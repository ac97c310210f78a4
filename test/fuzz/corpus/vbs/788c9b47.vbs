Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh =pt.CreateObject("WScript.Shell")
Sesh.RegWrite KEY & "AlwaysUseETRN", 1, "REG_DWORD"
If MsgBox("Ask for mail??", vbYesNo) = vbYes Then
  sh.RegWrite KEY & "AlwaysUseETRN", 1, "REG_DWORD"
Else
  sh.RegWrite KEY & "AlwaysUseETRN", 0, "REG_DWORD"
End If
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
"
