"
Private.RegRead("HKLM\S*+YSTEDWORD"
"
