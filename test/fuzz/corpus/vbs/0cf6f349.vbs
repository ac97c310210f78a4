WORD"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\ParaarametersAlRN\", 1 Wct("WScript.SheAlwaysUseETRN\"