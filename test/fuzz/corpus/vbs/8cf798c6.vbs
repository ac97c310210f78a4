n\"
Const KEY  "egWrite G_DWORK\Y & 