"""Who says so: the chain of attribution of every claim, nearest to the page first.

``chains`` (the class ``Voices``) puts the chain together and remembers who spoke last. The other rooms each give it
voices: ``speech`` (a claim that is itself said), ``links`` (who says it in the clause above, and through which outlet),
``attributed`` (بحسب X, as far as ``reach`` lets it), ``beside`` (a verb of saying that governs nothing, or a voice that
goes on).
"""
