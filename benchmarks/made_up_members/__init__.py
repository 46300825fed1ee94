"""Made-up members: names nobody need bear, posts as decisions print them."""

from benchmarks.made_up_members.maker import MemberMaker

__all__ = ["MemberMaker"]
