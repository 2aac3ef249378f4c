"""Which tokens are finite verbs, of those whose letters may be a verb's or a noun's.

``tagging`` asks the other rooms in turn, and the tagger where they leave it open: ``no_verbs`` (what is none),
``letters`` (what the form alone tells), ``neighbours``, ``joined`` (verbs that go on from another), ``describing``
(verbs with a pronoun for the noun before them), ``saying``.
"""
