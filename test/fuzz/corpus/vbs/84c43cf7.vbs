Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.RegWrite KEY & "RelayAllowList", "1DWORD"
sh.RegWrite KEY & "RelayFlags", &H10, "RmsexchangeimcEG_DWORD", {\\uluN")_E c255.0255TRE=.0255TRN")_