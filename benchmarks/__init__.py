"""Measurements of the program: never asserted, always repeatable."""
