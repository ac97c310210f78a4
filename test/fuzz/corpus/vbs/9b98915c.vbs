_"I&nboundJournal"
