"""What is gathered from a view: the state of a family, papers of a meeting, what minutes led to."""
