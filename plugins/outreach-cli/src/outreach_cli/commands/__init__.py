"""The commands of ``outreach``, one file each."""
