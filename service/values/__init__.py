"""What the store answers, as plain values for programs."""
