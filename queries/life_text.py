"""The life of documents and bodies in words: force and history, who a body is on a day, the members of a group."""

from __future__ import annotations

from collections.abc import Iterator

from graph.instruments import Instrument
from queries.documents import Document
from queries.force import OWN, Event, Force
from queries.members import Members
from queries.render import Lang, clip, day, name, relation_label, words_of
from queries.succession import Who
from queries.timeline import Timeline

__all__ = ["force_text", "members_text", "timeline_text", "who_text"]


def force_text(found: Force, lang: Lang = "vi") -> str:
    """Write the state of a document on a day, the events that say so with their words, and its history."""
    words = words_of(lang)
    state = words[f"force-{found.state}"]
    named = ", ".join(filter(None, (found.provision, _named(found.document, lang))))
    lines = [words["force"].format(document=named, state=state, at=day(found.at, lang))]
    lines.append(words["because" if found.because else "why-silence"])
    for event in found.because:
        lines.append(f"  {_event(event, lang)}")
        lines += (f"     «{said}»" for said in dict.fromkeys(clip(said.quote) for said in event.said))
    lines += [words["timeline"], *(f"  {_event(event, lang)}" for event in found.events)]
    return "\n".join(lines)


def _event(event: Event, lang: Lang) -> str:
    words = words_of(lang)
    if event.actor and event.kind not in OWN:
        what = f"{relation_label(event.kind, lang, inverse=True)} {_named(event.actor, lang)}"
    else:
        what = words[f"event-{event.kind}"]
    notes = [words[f"how-{event.how}"]] if event.how and event.kind != "issued" else []
    if not event.whole and event.kind == "effective":
        notes.append(words["some-exceptions"])
    elif provisions := sorted({said.provision for said in event.said if said.provision}):
        notes.append(words["some-parts"].format(provisions="; ".join(provisions)))
    notes += [words["doubtful"]] if event.doubtful else []
    aside = f" ({'; '.join(notes)})" if notes else ""
    return f"{day(event.day, lang) if event.day else words['no-day']} · {what}{aside}"


def timeline_text(found: Timeline, lang: Lang = "vi") -> str:
    """Write the life of a document, a line a moment: the day, how long after, what happened, the words that say so."""
    words = words_of(lang)
    lines = [words["life"].format(document=_named(found.document, lang), count=len(found.moments))]
    for one in found.moments:
        if one.event:
            lines.append(f"  {_event(one.event, lang)}")
            continue
        if one.kind == "due":
            what = words["event-due"].format(document=name(one.document, lang))
        else:
            what = f"{_named(one.document, lang)} ({relation_label(one.kind, lang)})"
        after = "" if one.days is None else f" ({words['days'].format(days=one.days)})"
        lines.append(f"  {day(one.day, lang) if one.day else words['no-day']}{after} · {what}")
        lines.append(f"     «{clip(one.quote or '')}»")
    return "\n".join(lines)


def _named(card: Document, lang: Lang) -> str:
    return " · ".join(filter(None, (name(card, lang), card.issuer)))


def who_text(who: Who, lang: Lang = "vi") -> str:
    """Write who a body is on a day, and each step to there with the act that ordered it."""
    words = words_of(lang)
    state = "ended-district" if who.takes_over else who.state
    bodies = "; ".join(who.takes_over or who.bodies) or words["who-unknown"]
    lines = [
        words["who"].format(name=who.name, at=day(who.at, lang)),
        f"  {words[f'who-{state}'].format(bodies=bodies)}",
    ]
    for step in who.steps:
        when = day(step.day, lang) if step.day else words["no-day"]
        said = words["step" if step.successor else "step-ended"]
        acts = "; ".join(_act(act, lang) for act in step.basis)
        line = said.format(day=when, body=step.body, successor=step.successor)
        lines.append(f"  {line}{f' ({acts})' if acts else ''}")
    return "\n".join(lines)


def _act(act: Instrument, lang: Lang) -> str:
    kind = f"{act.type[:1].upper()}{act.type[1:]}"
    return f"{kind} {act.number}{f', {day(act.date, lang)}' if act.date else ''}"


def members_text(found: Members, lang: Lang = "vi") -> str:
    """Write the members of a group, one a line, then what the tables do not tell."""
    words = words_of(lang)
    lines = list(_members(found, lang))
    if found.perhaps:
        lines.append(words["members-perhaps"].format(bodies="; ".join(found.perhaps)))
    if found.untold:
        lines.append(words["members-untold"].format(parts="; ".join(found.untold)))
    return "\n".join(lines)


def _members(found: Members, lang: Lang) -> Iterator[str]:
    yield words_of(lang)["members"].format(group=found.group, at=day(found.at, lang), count=len(found.bodies))
    yield from (f"  {body}" for body in found.bodies)
