"""Visit plans as discreet calendar files."""
