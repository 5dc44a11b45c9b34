"""What lies where, and how each kind of file, name and message is written."""
