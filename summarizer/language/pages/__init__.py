"""From raw text to blocks: what a scraped page is made of."""
