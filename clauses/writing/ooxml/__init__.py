"""Word packages edited part by part, and what their parts show once changes are resolved."""
