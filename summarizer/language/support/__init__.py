"""Whether passages support a sentence, word for word and fact for fact."""
