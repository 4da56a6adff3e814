"""The nouns of a contest, frozen: what can be said, before any rule is applied."""
