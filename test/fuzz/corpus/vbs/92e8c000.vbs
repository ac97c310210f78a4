sh.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\Pt	", "192.MaxRecRD"
egWrite "HKLM