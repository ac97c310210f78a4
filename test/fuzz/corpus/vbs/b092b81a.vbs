eectit'j)Bo)
﻿ 
x("WHICH?") : Rem wh_tever
heé "Max
)" Creatt's= & 