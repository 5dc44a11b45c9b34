"""What a store keeps, as frozen values, and how it is read at any commit."""
