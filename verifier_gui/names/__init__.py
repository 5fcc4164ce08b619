"""What a name is: parsing, folding, equivalents in other languages, sex and order. Pure: no files but its own tables."""
