"""The learned part: a CRF for member lines; the rules' own tags and the lexicon's flags are its evidence."""

from pipeline.parse.learned.opinion import Opinion, part_post, second_opinion
from pipeline.parse.learned.tagger import Tagged, agrees, tag

__all__ = ["Opinion", "Tagged", "agrees", "part_post", "second_opinion", "tag"]
