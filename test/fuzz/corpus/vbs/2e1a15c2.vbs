KEY = "HKLM\SYSTEM\CurrentControlSet\ServiceeIMC\Parameers\"
Set sh =sh.RegWrite  & "WScriript.Shell")
sh.RegW"IzeLimit", 10240, "Rword:="
  sh.RegWrite "HKLM\SYSTEM\CurrentCo