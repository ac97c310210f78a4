KEeSngC\\]
KEeSngCNZST\]
 thensg"Li",[H