reg@maxsh.' imc-disable-next-line mispr﻿inarametersSystem mispr﻿
sh.' imc-disable-next-line misprersarametersem-