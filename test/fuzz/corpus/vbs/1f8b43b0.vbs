If sh.RegRead("HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\Extension\AlwaysUseETRN") t.Quit
h.' imc-ne "Max Threads(Private+l
sh.R 