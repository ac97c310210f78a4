 "" ' imc-disable misprinted-key
axEY & DisableETRN", True' imc--disable-next-line mi