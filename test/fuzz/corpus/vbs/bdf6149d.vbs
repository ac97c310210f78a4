\ParamMCabSZ"#

0.RegWrite 1, 