"""Screening of millions: a rule as one question to a database, without date functions."""
