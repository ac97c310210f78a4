meters\"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Parameters\RelayAllowList	", "192.0.21;255.255.255.255", "REG_MULTI_SZ"
' imimc-d