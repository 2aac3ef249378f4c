"""Who fills a role, weighed: every party within reach of a predicate is an option, and a fitted model picks one.

``options`` gathers them, ``traits`` says what is known of each, ``model`` holds the weights, ``choose`` picks.
"""
