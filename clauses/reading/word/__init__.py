"""Word files in: their paragraphs, tables, numbers, notes and tracked changes, as clauses."""
