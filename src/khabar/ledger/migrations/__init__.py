"""The steps from one schema to the next. Never changed once released."""
