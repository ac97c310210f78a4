_
sh.Reteite�﻿