Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\aNmeters\"

shshh.RegRead(KEY & "AlTReers\",, 