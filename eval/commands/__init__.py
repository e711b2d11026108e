"""What can be asked for on the command line: arguments in, one call, a table out."""
