
End sh.RegWrite KEY & "DisableETRN", answer, "REG_DWORD"

