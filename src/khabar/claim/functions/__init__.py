"""What the phrases of a clause are to its verb: who does it, and whom or what it is done to.

``subjects`` goes through the clauses; the other rooms each know one way of telling: ``agreement`` of verb and noun,
``topics`` before the verb, the nouns of ``verb_first``, verbs that go on from another (``going_on``), ``relatives``,
and ``passive`` verbs that are written like active ones.
"""
