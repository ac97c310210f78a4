SeWr"WScrll")
h.RegWrite "hklm\SYSTEM\CurrentControlSet\Services\MSExchangeI]MC\", /& ")RN", 1,=criect"WScript.Shell")ntrol'et\\Parameters\AlwaysUseETRN")
