 for
 for"
 forfor"
sh