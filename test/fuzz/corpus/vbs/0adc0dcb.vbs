sh.RegRead("HKLM\SYSTEM|CurrentControlSet\Services\MSExchangeIMC\Parameters\AlwaysSOFTWAREUseETRN")
sh.R