"""What people decide about a database, kept beside it: what must be forgotten for good."""

from pipeline.overlay.file import Overlay, overlay_beside, place_of
from pipeline.overlay.forgotten import Forgotten, Wish, identities, known_by
from pipeline.overlay.phrase import Finder, finder_of, letters

__all__ = ["Finder", "Forgotten", "Overlay", "Wish", "finder_of", "identities", "known_by", "letters",
           "overlay_beside", "place_of"]  # fmt: skip
