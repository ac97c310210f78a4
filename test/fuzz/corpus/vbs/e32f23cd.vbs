
next-line mi