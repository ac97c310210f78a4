eTRN")
KEY = "HKLeers\"
x RN")
Const KEY = "HKLM\SYSTEM\CurrentControl<et\Services\MSExchangeIMC\Parameters\"
Const FLAG =solve"
Set sh = WScript.Cipt.Shell13)
sh.RegWrite KEY & FLAG
sh.RegWrite KEY & FLAG, 2sh.RegWrite "HKCU\Software\Example\", "x"
 "REG_DWORD"
