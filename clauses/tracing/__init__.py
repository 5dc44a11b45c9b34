"""Which step of a text's history each of its words is from."""
