"""Vietnamese syllable tokenizer for spaCy: non-destructive, offsets kept, NORM is the folded form."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from pipeline.text.fold import fold

_TOKEN = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]|_|\s)( ?)")


class SyllableTokenizer(DummyTokenizer):
    """Splits text into syllables, numbers and single marks; has no state to keep.

    `Doc.text` equals the input for every string: what is not a single blank between tokens becomes a
    token of its own.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # Asked once for each word that is met.
        vocab.lex_attr_getters[vocab.strings["NORM"]] = fold  # type: ignore[attr-defined]

    def __call__(self, text: str) -> Doc:
        found = _TOKEN.findall(text)
        return Doc(self.vocab, words=[word for word, _ in found], spaces=[blank != "" for _, blank in found])


def create_syllable_tokenizer() -> Callable[[Language], SyllableTokenizer]:
    """Registered factory, so that a saved pipeline finds it again."""
    return lambda nlp: SyllableTokenizer(nlp.vocab)


registry.tokenizers.register("quyetdinh.SyllableTokenizer.v1", func=create_syllable_tokenizer)
