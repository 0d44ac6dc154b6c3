"""Case store and letter ledger in SQLite (embedded default)."""
