"""Workdays of the German Länder."""
