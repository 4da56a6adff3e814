"""What `scorer` does with a contest's file: one module for each part of the day."""
