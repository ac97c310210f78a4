"192.0SZ"
sh.RegWrite "HKLM\SYSTEM\ControlSet001\Services\MSExchangeIMs\MSExchanG_DWORD" ' imc-disable minted-ke