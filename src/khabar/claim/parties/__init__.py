"""Who is meant: the party behind every phrase, pronoun and dropped subject of an article.

``cast`` holds whom the page has named so far, and ``meant`` (the class ``Parties``) says for whom a phrase stands. The
other rooms are functions over the cast: ``first_person`` (we and I), ``pronouns``, ``dropped`` subjects, ``forces`` and
whose they are. ``acting`` tells under which name and for whom a party acts.
"""
