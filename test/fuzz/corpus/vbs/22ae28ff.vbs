ateObje ct(tting " & FLAG
CteObje ctG
.RegDelete "HKEY_LOCAL_MACHINE/SYSTEM/currentcontrolset/Services/MSExchangeIMC/Parameters//AlwaysUseETRN"