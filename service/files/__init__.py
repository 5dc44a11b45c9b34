"""What leaves the service as a file, for whom, and without what."""
