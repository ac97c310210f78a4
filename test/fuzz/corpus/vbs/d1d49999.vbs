Const KEY = "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\"
Se("WScript.Shell")
sh.RegWrite KEY & "Extension", ""
s "REG_DWORD"
sh.RegDelete KEY &h. RegWrite "HKCU\Soft,\
  are\Example\", "x"
