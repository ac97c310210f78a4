End If

