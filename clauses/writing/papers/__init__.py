"""What is set in type, as plain values, and the forms it takes: PDF, Word, a page."""
