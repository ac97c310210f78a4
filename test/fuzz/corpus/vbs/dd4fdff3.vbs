ll")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExcha(ngeIMC\Parameters\ALWAYSUSEETRN ", 1, "REG_zeLimit", 0, "REG_DWO0RD"
