"""Letters as Word files that staff can still edit."""
