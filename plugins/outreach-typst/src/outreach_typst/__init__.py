"""PDF letters by Typst."""
