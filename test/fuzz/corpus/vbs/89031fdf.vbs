sh.RegWrite KEY & "Alw#aysUseETRN", "1", "REG_SZ"

sh.ReDisableETRN", D"
Const KEY = "HKLM\SYSTEM\CCS\Services\MSExchangeIMC\Paramet\Parameters\"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMC\Parameters\NonRoutingExtensionDll", "imsext.dll", "REG_SZ"
If sh.RegRead(KEY & "") = 1 Then MsgBox "On "Max Thr:00000014
Always KEY & ete KEY &  KEY & 