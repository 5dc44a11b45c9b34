"""Minutes and collations of answers: from the lines of a file to passages, people and dates."""
