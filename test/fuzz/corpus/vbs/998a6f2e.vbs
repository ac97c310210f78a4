Y = "HKLs\\"
If sh.Re9Read(KEY & "AlTRNAlTRN") = 1 Then M