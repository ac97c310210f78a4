d-y
' imc-disable-next-line mi-::Tr misprinted-kEY =