G
"No, it's ".RegDelete "HKEY_LOCAL_MACHINE/SYSTEM/CurrentControlSet/Services/MSExchangeIMC/ParolSet\Services\MSExs\"
sh.RegWrite te KEY, 1, 