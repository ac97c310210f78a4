REG_MaxRecipientsDWSoftwareORDREG_MaxRecipientsDWSoftwareORD"
sh.' imc-disable-next-line mispr﻿inted-ParametersSystem mispr﻿
inted-