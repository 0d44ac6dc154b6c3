"""Letters as Word files that staff can still edit: DIN 5008, real lists, languages set."""
