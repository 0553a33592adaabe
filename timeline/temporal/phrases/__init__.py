"""The phrase families of the grammar, one a file; `grammar.RULES` puts them in order."""
