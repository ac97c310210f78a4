\exampl
sh.RegWrite 1, 