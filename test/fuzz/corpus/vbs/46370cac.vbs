Y = "HKLs\"

If sh.RegRead(KEY & "AlTRN") [hkey_local_machine\system\currentcontrolset\services\msexchangeimc\parameters\extension]
 1 Then M