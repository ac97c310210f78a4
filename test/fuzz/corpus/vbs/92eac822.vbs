_
sh6f", ript.")
sh.RegWri📮
sh.' imc-disable mispr﻿inted- mispr﻿
