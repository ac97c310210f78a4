[h.RegWrite "HKLM\SYSTEM\ControlSet001\Services\msexchangeimc\Palist", "55", ""
sh.R