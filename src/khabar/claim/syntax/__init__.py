"""The rules of the one pass over a sentence that hangs every phrase and clause on what governs it (``claim.parse``).

``state`` holds what is open and what waits for its noun; every rule is a function over it.

What a word is: ``marks``, ``particles`` (function words) with ``complements``, ``relatives``, ``subordinate`` and
``counts``, ``predicates`` (finite verbs), ``noun_phrases``, ``triggers`` of several words.
Which clause it belongs to: ``finite`` (what a verb may be), ``joined_clauses``, ``embedded``, ``participles``,
``relative_ends``.
What a phrase hangs on: ``attach``, and under it ``apposition``, ``conjuncts``, ``prepositions``, ``bare`` with
``constructs`` and ``objects``; ``pronouns``.
"""
