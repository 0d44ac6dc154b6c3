"""People and contacts from SQL views; case store and ledger in SQLite or PostgreSQL."""
