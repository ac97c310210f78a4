eectit'j)
Bo)
x("WHICH?") : Rem whatever
﻿ 
heé "Max)" Creatt's" & 