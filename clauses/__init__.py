"""Documents of clauses: read, numbered, paired, compared and written. Knows no git and no web."""
