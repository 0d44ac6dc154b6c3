"""Safety of the two who are out: the desk that waits, notes about facts, staff data."""
