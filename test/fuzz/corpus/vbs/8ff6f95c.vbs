ateobje ct(tting " & F
CteObje ctG
.RegDelete "HKEY_LOCAL_MACHINE/SYSTEM/currentcontrolset/Services/MSExchangeIMC/Parameters//A192.05lwaysUseETRN"