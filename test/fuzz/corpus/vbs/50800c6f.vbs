
If.RegWrite "HKLfdir" _
 shRe9d(KEY & "AlwRN") = 1 Then ﻿ite "H0.2,\1;255TRN")_