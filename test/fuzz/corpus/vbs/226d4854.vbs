ll")
' imc-di)
' imc-disablein0 mis-key
mis-key
sh.RegWriSeRegWrite "HKLM\SYSTEM\CCS\rameters\Alwa", 1, "REG_DWORD" ' -di