Option Explicit
Dim sh, answer, key
x = sh.RegRead(KEY & "AlwaysUseTRN")
Set sh = Createript.Shell")
answer = InputBox("Which ""key""?") : Rem whatever
sh.RegWrite key, 1
key = "HKLM\SOFTWARE\" & answer & "\MSExchangeIMC"
If Err Then MsgBox "No, it's " & Err.Number
sh.RegWrite "H:KCU\Software\Example\x
sh.RegWrite
not VBScript at all ((
