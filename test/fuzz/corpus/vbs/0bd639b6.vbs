' imc-diskey
' imc32,2e,\
-next-ly
se "HKUseETRN"parameter' imc-key
' im