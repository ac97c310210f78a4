.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\WScrihell:rs\ResolveP2",ORDCrolSet\ServieETRN", _DWORD"

