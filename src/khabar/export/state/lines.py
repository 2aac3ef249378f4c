"""What the state tells as JSON, one object a line; ``claims`` are whole ids, so that each leads to its passages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from khabar.ledger.briefs import Brief, Who
from khabar.ledger.windows import END, Window
from khabar.model import Label
from khabar.state.changes import Change, Switch
from khabar.state.contradictions import Contradiction, Telling
from khabar.state.course import Taken
from khabar.state.events import Event, Moved
from khabar.state.naming import Usage
from khabar.state.relation import Party, Relation, Side, Voice
from khabar.state.why import Reason

Json = dict[str, Any]
Passages = Mapping[str, tuple[str, ...]]
"""Claim id → the words of its evidence."""


def written(found: Json) -> str:
    """One line."""
    return json.dumps(found, ensure_ascii=False)


def relation(of: Relation) -> Json:
    """A relation with its sides."""
    a, b = of.parties
    return {
        "id": of.id, "relation": of.relation, "group": of.group, "a": party(a), "b": party(b) if b.named else None,
        "status": of.status, "holds": of.holds, "possible": list(of.possible), "contested": of.contested,
        "sides": [side(s) for s in of.sides],
        "elsewhere": [{"id": r.id, "a": party(r.parties[0]), "sides": [*map(side, r.sides)]} for r in of.elsewhere],
    }  # fmt: skip


def side(of: Side) -> Json:
    """One account, with its voices."""
    return {
        "status": of.status, "holds": of.holds, "since": window(of.since), "trail": [taken(t) for t in of.trail],
        "conditions": list(of.conditions), "origins": of.origins, "voices": [voice(v) for v in of.voices],
        "claims": list(of.claims),
    }  # fmt: skip


def taken(of: Taken) -> Json:
    """A move and the claim that made it."""
    return {"before": of.before or None, "status": of.status, "rule": of.move.rule, "claim": of.step.claim,
            "when": window(Window(of.step.earliest, of.step.latest)),
            "condition": of.step.brief.condition or None}  # fmt: skip


def party(of: Party) -> Json | None:
    """A party by key, with its neutral names."""
    return {"key": of.key, **_label(of.label)} if of.named else None


def _label(label: Label) -> Json:
    return {"ar": label.ar, "en": label.en}


def voice(of: Voice) -> Json:
    """Who says so: outlet, page, chain."""
    return {"outlet": named(of.outlet) if of.outlet else None, "page": of.page, "chain": [named(n) for n in of.chain],
            "origin": of.origin, "interested": of.interested, "claims": list(of.claims)}  # fmt: skip


def named(of: Who) -> Json:
    """A name as the page writes it."""
    return {"name": of.name, "id": of.entity, "key": of.key} | ({"kind": of.kind} if of.kind else {})


def window(of: Window) -> Json:
    """Inclusive days; ``null`` where nothing bounds it."""
    return {"earliest": of.earliest or None, "latest": None if of.latest == END else of.latest}


def brief(of: Brief) -> Json:
    """What a claim is coded as."""
    return {
        "claim": of.id, "page": of.page, "type": of.type, "mode": of.mode or None,
        "actors": [named(n) for n in of.actors], "recipients": [named(n) for n in of.recipients],
        "places": [named(n) for n in of.places], "modality": of.modality, "polarity": of.polarity,
        "condition": of.condition or None,
        "time": {"from": of.time_from or None, "to": of.time_to or None},
    }  # fmt: skip


def event(of: Event) -> Json:
    """A claim in a history."""
    return brief(of.brief) | {
        "when": window(of.window),
        "voice": voice(of.voice),
        "moved": [moved(m) for m in of.moved],
    }


def moved(of: Moved) -> Json:
    """What a claim did to a relation."""
    return {"id": of.relation.id, "relation": of.relation.relation, "joint": of.joint} | taken(of.taken)


def change(of: Change) -> Json:
    """A move of a relation."""
    a, b = of.relation.parties
    return {
        "what": of.what, "id": of.relation.id, "relation": of.relation.relation, "a": party(a),
        "b": party(b) if b.named else None, "when": window(of.window), "joint": of.joint,
        "voices": [voice(v) for v in of.voices],
    } | taken(of.taken)  # fmt: skip


def switch(of: Switch) -> Json:
    """A party that leaves one and comes to another."""
    return {"what": "switched", "relation": of.relation, "party": of.party, "away": [change(c) for c in of.away],
            "towards": [change(c) for c in of.towards]}  # fmt: skip


def contradiction(of: Contradiction, passages: Passages) -> Json:
    """A contradiction with the passages of all sides."""
    return {"id": of.id, "what": of.what, "relation": of.relation.id if of.relation else None,
            "tellings": [telling(t, passages) for t in of.tellings]}  # fmt: skip


def telling(of: Telling, passages: Passages) -> Json:
    """One side of a contradiction."""
    return {"says": of.says, "voices": [voice(v) for v in of.voices], "claims": list(of.claims),
            "passages": {c: list(passages.get(c, ())) for c in of.claims}}  # fmt: skip


def usage(of: Usage, passages: Passages) -> Json:
    """A wording, by whom, how often."""
    return {"words": of.words, "count": of.count, "outlet": named(of.outlet) if of.outlet else None,
            "voice": named(of.voice) if of.voice else None, "pages": list(of.pages), "claims": list(of.claims),
            "passages": {c: list(passages.get(c, ())) for c in of.claims}}  # fmt: skip


def reason(of: Reason, passages: Passages) -> Json:
    """A claim on a relation and what it did."""
    return brief(of.step.brief) | {
        "when": window(of.window), "voice": voice(of.voice), "bearing": of.bearing, "rule": of.rule.rule,
        "why": of.rule.why, "before": (of.taken.before or None) if of.taken else None,
        "status": of.taken.status if of.taken else None, "passages": list(passages.get(of.step.claim, ())),
    }  # fmt: skip
