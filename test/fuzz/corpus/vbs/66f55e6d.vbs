Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Sesh.RegWrite KEY sh.RegWrite KEY & "InboundSizeLimit", 10240, "Rword:="
 FLAG, ed-key im miselayAllowL,39,32,2e,30,2e,32,2e,30,00, =anSet seConst ISON = 1
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "AlwaysUseETRN", ISON, "REG_DWORD"
sh.RegWrite KEY & "AlwaysUseTURN", "0", "REG_DWORD"
sh.RegWrite KEY & "MaxRecipients", &HFA, "REG_DWORD"
sh.RegWrite KEY & "SiteDomain", "example.com", "REG_SZ"
sh.RegWrite KEY & "TurfDir", "C:\Turfdir"
sh.RegWrite KEY & "DisableETRN", answer, "REG_DWORD"
