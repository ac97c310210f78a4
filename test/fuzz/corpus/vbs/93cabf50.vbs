Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchan+geIMC\Parameters\"
Set s.RegWrite KEY & "RELAYFLAGS", &H10, "REG_DWORD"

sh.RegWrite KEY & "MaxRecipients", 0, "REG_DWORD"
sh.