"""Which bodies are compared with each other: those of one mandate, of one topic, of one kind."""

from __future__ import annotations

from pipeline.lexicon.mandates import mandate_of, topic_words
from pipeline.text.normal import slug

__all__ = ["kind_id", "mandate_or_topic"]


def kind_id(kind: str) -> str:
    """Id of the group of all bodies of a kind: 'hoi_dong' → 'loai-hoi-dong'."""
    return f"loai-{kind.replace('_', '-')}"


def mandate_or_topic(body_name: str) -> tuple[str, str | None]:
    """Id of a body's group, and its name where that is a mandate; a topic is called as most of its bodies."""
    mandate = mandate_of(body_name)
    if mandate is not None:
        return mandate.id, mandate.name
    return "rieng-" + (slug(topic_words(body_name))[:80] or "khac"), None
