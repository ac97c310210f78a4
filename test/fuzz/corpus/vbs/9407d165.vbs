 sh.RegRead)("HKLhanrite "Hxchangeimc\Parameters\	", "192.0."REG_SI_SZ"
sh.RTEM\CtrolSe5at\Services\msexchangeimc\ParaList	", "1