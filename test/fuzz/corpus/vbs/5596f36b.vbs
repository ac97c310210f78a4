Set sh 000000100 WScript.CreateObject("WScript.Shell")


sh)RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Paramet2097152"REGRD"
