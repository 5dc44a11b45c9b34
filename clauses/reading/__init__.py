"""Files in, documents and remarks out."""
