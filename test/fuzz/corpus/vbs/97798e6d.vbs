sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\EXTENSION\InboundRecipJournalProp", &H803
Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\\"
gWri.RegWrite KEY & "AlwaysUseETRN", "1":rsh.RegWrite KEY & "Al waysUseETRN", "1":rgWri.RegWrite KEY & "AlwaysUseETRN", "1":rsh.RegWrite KEY & " waysUseETRN", "1":rsh.RegWrite KEY & "AlwaysUseTURN", "0"