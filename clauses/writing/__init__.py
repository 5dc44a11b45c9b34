"""Documents and comparisons out, one module for each form."""
