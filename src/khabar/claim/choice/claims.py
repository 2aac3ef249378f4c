"""How the traits are spelled by which a claim is told from a mere mention; ``choose`` finds their values."""

from __future__ import annotations

from khabar.claim.topic import of_leisure


def predicate(type_: str, kind: str, mode: str | None) -> list[str]:
    """What is said to be done, and by what sort of word."""
    return ["bias", f"type {type_}", f"kind {kind}", f"kind {kind} {type_}", f"mode {type_} {mode}"]


def word(lemma: str, type_: str, kind: str, step: int) -> list[str]:
    """The very word, and how much the page is about sport or the arts."""
    return [f"lemma {lemma}", f"lemma {lemma} {type_} {kind}",
            f"leisure {step}", f"leisure {step} {type_}", f"leisure {of_leisure(step)} {lemma}"]  # fmt: skip


def firmness(modality: str, polarity: str, type_: str, placed: bool) -> list[str]:
    """How firmly it is said, and whether it is said where."""
    return [f"is {modality}", f"is {polarity}", f"is {modality} {type_}", f"place {placed} {type_}"]


def fit(how: str, first: bool, kind: str, made: bool, score: int) -> list[str]:
    """How well the sense fits; ``score`` in steps of a half."""
    fits = f"{how} {int(first)}"
    return [f"fit {fits}", f"fit {fits} {kind}", f"score {score}", f"made {made} {fits}"]


def setting(explicit: bool, governed: bool, gloss: bool, block: str) -> list[str]:
    """Where it is said."""
    return [f"explicit {explicit}", f"governed {governed}", f"gloss {gloss}", f"title {block}"]


def chain(links: int, type_: str, quoted: bool) -> list[str]:
    """Whether others say it."""
    return [f"chain {links}", f"chain {links} {type_}", f"quoted {quoted}"]


def phrase(det: bool, kind: str, fn: str, prep: str, length: int) -> list[str]:
    """The predicate as a phrase; ``length`` is its sentence's, in dozens of tokens."""
    return [f"det {det} {kind}", f"fn {fn} {prep} {kind}", f"length {length}"]


def position(reached: int, paragraph: int, type_: str) -> list[str]:
    """How far into the story its sentence begins, in steps, and in which paragraph."""
    return [f"reached {reached}", f"reached {reached} {type_}", f"paragraph {paragraph}"]


def under(word: str, sort: str, tie: str, type_: str) -> list[str]:
    """What the predicate hangs on; the word is empty where it weighs nothing."""
    known = [f"under {word} {tie}"] if word else []
    return [*known, f"under sort {sort} {tie}", f"under sort {sort} {type_}"]


def sides(doer: str, done: str, named: tuple[bool, bool], type_: str) -> list[str]:
    """What sort of parties they are, and which sides are named."""
    return [f"kinds {doer} {done}", f"sides {named[0]} {named[1]} {type_}",
            f"actor kind {doer} {type_}", f"recipient kind {done} {type_}"]  # fmt: skip


def ruled(actor: bool, recipient: bool, made: bool, type_: str) -> list[str]:
    """Whether the sides are the rules', and whether the rules make a claim of it."""
    same = f"{actor} {recipient}"
    return [f"ruled {same}", f"ruled {same} {type_}", f"made {made}", f"made {made} {same}", f"made {made} {type_}"]


def ways(doer: str, done: str, doer_known: str, done_known: str) -> list[str]:
    """How the sides were come by."""
    return [f"hows {doer} {done}", f"known {doer_known} {done_known}"]


def ties(doer: str, done: str) -> list[str]:
    """How the sides hang together with the predicate."""
    return [f"ties {doer} {done}"]


def tie(role: str, how: str, type_: str, kind: str) -> list[str]:
    """How one side does."""
    return [f"{role} tie {how} {type_}", f"{role} tie {how} {kind}"]


def sure(actor: int, recipient: int, both: int, best_actor: int, best_recipient: int) -> list[str]:
    """How likely the sides are, and how likely the likeliest would be, in steps of a quarter of a log chance."""
    return [f"actor {actor}", f"recipient {recipient}", f"both {both}", f"sure {best_actor} {best_recipient}"]


def again(actor: str, recipient: str, type_: str) -> list[str]:
    """Whether an earlier claim of the type has the sides in their roles."""
    return [f"again {actor} {recipient}", f"again {actor} {recipient} {type_}"]
