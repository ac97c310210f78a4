sh.RegRead("HKLM\SYSTEM|CurrentControlSet\Services\MSEXCHANGEIMC\Paraameters\AlwaysSOFTWAREUseETRN")
Set WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\InboundRecipJournalProp", &H80360000, "REG_D=WORD"
