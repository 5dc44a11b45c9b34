"""What stood when, at which stage, by whom and why. Git is the record."""
