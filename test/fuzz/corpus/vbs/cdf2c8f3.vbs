_"I&nboundJournal"
_"I&nboundJournal"
