sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\InboundAppend", "{\ul ""Confidential""\ulo }", "REG_SZ"
Set sh = WScript.CreateObject("WScript.Shell")
