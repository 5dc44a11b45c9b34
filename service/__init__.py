"""Pages and command line for the people who use it."""
