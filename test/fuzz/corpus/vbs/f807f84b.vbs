"
)RN",t("WScrll")
' imc-disable-next-line misprinted-kd-k <isprinted-k  sh.RegWrite KEY & "Alway