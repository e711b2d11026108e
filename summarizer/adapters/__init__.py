"""One file per outside thing; heavy libraries live here only."""
