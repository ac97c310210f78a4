KEY = "HKLM\SYSTEM\CurrentControlSet\ServiceeIMC\Parameers\"
Set sh =sh.RegWrite  & "WScriript.Shell")
sh.RegW"InboundSizeLimit", 10240, "Rword:="
  sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Servic52, "REG_DWORD"
"
  sh.RegWrite "HKLM\SYSTEM