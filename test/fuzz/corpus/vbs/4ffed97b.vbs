255."
if Then M = 1 Then Di"\sabD"
Const KEY = "HKLM\SYSTEM\C#rrentControlSet\Services\MSExchangeIMC\Parameters\"
Ssh.RegWririte \Services\MSExchange