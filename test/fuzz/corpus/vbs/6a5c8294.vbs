"
Const KEY = "HKLM\SYSTEM\Curr,ntContr@lSet\Str@lSet\Services\MSExchangeIMC\Parameters\["
sh.RegWrite KEY && "RelayAllowList.R