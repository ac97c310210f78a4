sh.RegWrite "HKLM\System\CurrentControlSet\Service\MSExchangeIMC\Parrameters00000004AlwaysUseTURN", 1, "REG_DWORD"
Const LISTTYPE = "REG_Servchlist" "
sh.' imc-disable-next-line misprintedWrite KEY & "AlwaysUseETNR", 1, MSExchangeIMC\"
sh.RegWrite "HKLM\SYSTEM\CurrentControlSet\Services\MSExchangeIMCangeIMC\Parameters\AlwaysUseETRN", 1, "REG_DWORD"sh.e KEY && "Extension\"ExtensionDLL" ""
sh.Reg& "Extension\ExtensionDLL" ""
sh.RegWrite "HKLMt "OutboundAppend" = "ableETRN", 1, "REG_DWORD"
x = sh.RegRead(KEP}", 