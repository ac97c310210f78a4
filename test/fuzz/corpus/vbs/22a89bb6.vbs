 ,
Const
