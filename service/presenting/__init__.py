"""Values for templates: what the store answers, put the way a page shows it."""
