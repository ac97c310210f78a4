 FLAG = "P2Resolve"
: KE# = "\_
sh.' imc-disable-next-line misp_rinted-??",