0
h.RegWrite "HKLM\SYSTEM\CurrentControlSe5at\Services\msexchangeimc\parh.RegWrit.ShellRELAYALLOWLIST	", "", &H980h.' imc-disable mispr﻿- mispr