"""Words, sentences, quotations: what every other part stands on."""
