x = sh.RegRead(KEY & "AlwaysUseTRN")
x""= sh.RegRead((KEY &waysUseTRN"))
Set sh = WScript.CreateObject("WScript.Shell")
sh.regdelete KEY & bAlwaysUseE")
