t
ElseIf 