"""PDF letters by Typst: DIN 5008, PDF/UA-1, fonts of its own."""
