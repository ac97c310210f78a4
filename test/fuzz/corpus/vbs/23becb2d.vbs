mit""
RegWrite S