sh.RegWrite "hklm\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\PLimitarametermit", 20971.' mc-disable-next-﻿inted-Par;;r﻿
i misprinte