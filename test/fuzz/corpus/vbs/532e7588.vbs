Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
sh.Re_DWORD"
Const FLAG = "P2Resolve"
sh.RentControlSet\ _
Set sh ript.Shell")
sh.RegWrite KEY & FLAG, 2