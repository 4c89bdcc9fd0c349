"""Writing cases: a draft and its file, the questions that fill it in, and a workshop turned into one."""
