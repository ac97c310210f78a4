 for mailmail?", oDisableLoopbackC "192.0.2.1", "REShell")
egWrite KEY & "AlwaysUseET)RN", 1, "REG_DWORD"
Else
  sh.RegWrite KEY & "AlwaysUseETRN", 0, "REG_DWORD"
End If
