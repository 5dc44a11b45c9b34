"""What commands print for people: short lines, one thing a line."""
