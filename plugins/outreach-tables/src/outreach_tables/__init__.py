"""People and contacts from CSV and Excel as offices export them; tables out."""
