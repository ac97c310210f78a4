 sh.RegRead("HKLM\Se/rvices\MSExchangeIMC\P", /209t(
 sh.RegRead("HKLM\Se/rxchangeIM