set sh =sh.RegWrite KEY & "TurfDir", "C:\T&rfdir" _
 "C:\Turfdir" _
