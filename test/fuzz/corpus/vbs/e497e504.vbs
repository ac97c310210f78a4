sh.RegWrite True, , DW
