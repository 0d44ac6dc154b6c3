"""Public door of this package."""
