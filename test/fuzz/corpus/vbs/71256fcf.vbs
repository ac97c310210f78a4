"
If= vbYes Then
SUseETRN
Const KEY = "HKLM\SYSTEM\CC\x1"
Else
Else
