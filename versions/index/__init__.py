"""What is looked up in a store: made from git, and made anew whenever it is gone."""
