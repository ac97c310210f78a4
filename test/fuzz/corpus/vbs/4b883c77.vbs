Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "InboundSizeLimit", 10240, "REG_DWORD"
sh.RegWrite KEY & "OutboundSizeLimit", 0, "REG_DWORD"
