LAG
.RegDelete "HKEY_LOCtcontrolset/ServlwaysUseETRN"& ", &H100, ""Disab True, e ctG
.RegDelete IMC/Par"leETRN", True