Const (" = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "InboundSizeLimiServices\MgeIMC\Parameters\Always	seETRN, 1, "REG_DWORD﻿Set script.Shell"")
