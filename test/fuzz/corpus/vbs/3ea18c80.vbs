EY = "00000002WORD" ' 
EY = "\WORD" ' 
EY = "\WORD" ' 
const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\POCAL_DWORD" ' t-line 
KEY & hh.RegRead(KEY