"""What one reader can see of texts, of notes and of what is said about them."""
