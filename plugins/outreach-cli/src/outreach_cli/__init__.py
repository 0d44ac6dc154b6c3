"""The ``outreach`` command: settings, clock, discovery, progress."""
