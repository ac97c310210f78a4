Const LISTTYPE = "REG_MULTI_SZ"
Set sh = WScript.CreateObject("WScript.Shell")
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\TurfTable", Array("@example.net", "@example.org"), LISTTYPE
