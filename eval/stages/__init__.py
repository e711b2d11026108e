"""Single stages of the program, measured on the shipped suite and on labelled corpora."""
