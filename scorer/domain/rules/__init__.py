"""The rules: pure functions from marks to places, each result with its working."""
