"""Two bare repositories in a folder, their lock and journal. Nothing else touches git."""
