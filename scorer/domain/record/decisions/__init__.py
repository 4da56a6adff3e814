"""Decisions: pure functions from a state and a wish to facts, or to ``Refused`` with the reason.

Each takes the state, the id of the official who acts, and what is wished.
"""
