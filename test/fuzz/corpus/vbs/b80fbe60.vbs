Const KEY = "ableETRN", 1, "REG_DWORD"
x = sh.RegRead(KEP}", 