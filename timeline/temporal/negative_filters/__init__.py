"""What only looks like a time, told by the words and capitals beside it: the guards that rules carry, by family.

named     months, weekdays, years, seasons and numbers that are names, verbs, products or addresses
counts    counts, clock times and vague words that are ranks, speeds, ages, ratios or idioms
"""
