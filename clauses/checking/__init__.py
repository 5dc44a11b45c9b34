"""What holds a document together: references, terms, short names."""
