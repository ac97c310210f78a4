Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSEXCHANGEIMC\Parameters\"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite KEY & "InboundSizeLimit", 10240, ""
