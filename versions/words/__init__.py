"""Words found in texts: wherever they stand, however they are bent, spaced or cased."""
