"""Shapes of the lexicon's TOML files: an unknown key or a wrong type stops the program at once."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from schemas import Action, BodyKind, RelationKind, Role


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WordList(_Table):
    """A plain list."""

    words: tuple[str, ...]


class KindWords(_Table):
    """A kind of body: words it starts with, nouns that may follow a role ("Trưởng Ban Chỉ đạo").

    Without `id` they start the name of a body that is of no kind the data tells apart.
    """

    id: BodyKind | None = None
    starts: tuple[str, ...]
    nouns: tuple[str, ...]


class RoleWords(_Table):
    """WordList for one role and the kinds of body they belong to; "*" is all.

    own: where the body's kind is not known, they are posts and no roles.
    """

    role: Role
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    own: bool = False


class RolePrefixes(_Table):
    """What stands before the word for a head: in that of a deputy, and of who acts as head."""

    deputy: tuple[str, ...]
    acting: tuple[str, ...]


class Roles(_Table):
    """roles.toml; `cell`: words that are roles only where a cell of a column of roles holds nothing else.

    `slot`: those that are roles also behind a dash or colon at the end of a line; `work` opens such roles.
    """

    kind: tuple[KindWords, ...]
    prefixes: RolePrefixes
    role: tuple[RoleWords, ...]
    cell: tuple[RoleWords, ...]
    slot: tuple[RoleWords, ...]
    work: WordList
    links: WordList
    paired: WordList
    standing: WordList
    modifiers: WordList


class Ranks(_Table):
    """WordList that open a post; `before` them stand words for who acts in it or left it.

    Behind an `own_unit` rank stands the organisation itself; `heads` end the ranks of who heads a unit.
    """

    words: tuple[str, ...]
    before: tuple[str, ...]
    heads: tuple[str, ...]
    own_unit: tuple[str, ...]


class Units(_Table):
    """First words of organisations; `weak` ones only right after a rank or a mark.

    Without a name `cells` are none, and `subjects` none inside a division's name; `sealed` ones are units
    where no larger one stands behind them. `above`: those that others belong to; `none`: what only looks so.
    """

    strong: tuple[str, ...]
    glued: tuple[str, ...]
    cells: tuple[str, ...]
    subjects: tuple[str, ...]
    sealed: tuple[str, ...]
    above: tuple[str, ...]
    weak: tuple[str, ...]
    none: tuple[str, ...]


class Divisions(_Table):
    """First words of divisions; `rank_ends` are last syllables of ranks that a division's name follows.

    `never_units`: those that are a part of a unit even where no unit is named.
    """

    words: tuple[str, ...]
    never_units: tuple[str, ...]
    rank_ends: tuple[str, ...]


class UnitNames(_Table):
    """Units of one word group that a name may follow; words whose proper name may be a person's.

    `own`: units that are called as their owners like.
    """

    alone: tuple[str, ...]
    own: tuple[str, ...]
    belong: tuple[str, ...]


class Places(_Table):
    """Nouns of territorial units; `spots` are smaller places that have a name."""

    provinces: tuple[str, ...]
    below: tuple[str, ...]
    spots: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.provinces, *self.below)


class Posts(_Table):
    """posts.toml."""

    ranks: Ranks
    divisions: Divisions
    units: Units
    names: UnitNames
    told: WordList
    people: WordList
    places: Places


class Gendered(_Table):
    """Forms of address by the gender that they tell."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    neutral: tuple[str, ...]


class AddressWords(Gendered):
    """Forms of address; `before_name` ones are read as such only where a name follows."""

    before_name: Gendered


class Degrees(_Table):
    """Degrees and ranks before a name; `letters` are short forms, written together at will."""

    words: tuple[str, ...]
    letters: tuple[str, ...]
    ranks: tuple[str, ...]


class Names(_Table):
    """`also_units`: syllables of names that are first words of units as well."""

    surnames: tuple[str, ...]
    also_units: tuple[str, ...]
    of_units: tuple[str, ...]


class Persons(_Table):
    """persons.toml."""

    address: AddressWords
    degrees: Degrees
    names: Names


class Landmarks(_Table):
    """landmarks.toml."""

    names: tuple[str, ...]
    motto: str
    recipients: tuple[str, ...]
    recipient_part: str
    recipient_lines: tuple[str, ...]
    article: str
    annexes: tuple[str, ...]
    authorities: tuple[str, ...]
    alike: tuple[str, ...]


class ActionWords(_Table):
    """What an act does and the words that say so."""

    id: Action
    words: tuple[str, ...]


class Sentences(_Table):
    """How an article's sentence differs from its title: words that open it, words it holds."""

    opens: tuple[str, ...]
    titles: tuple[str, ...]
    holds: tuple[str, ...]


class Acts(_Table):
    """acts.toml."""

    types: tuple[str, ...]
    symbols: tuple[str, ...]
    titles: tuple[str, ...]
    small_titles: tuple[str, ...]
    papers: tuple[str, ...]
    performs: tuple[str, ...]
    issuers: tuple[str, ...]
    deciders: tuple[str, ...]
    stamps: tuple[str, ...]
    capitalised: tuple[str, ...]
    sentences: Sentences
    headings: tuple[str, ...]
    bases: tuple[str, ...]
    weak_bases: tuple[str, ...]
    proposals: tuple[str, ...]
    action: tuple[ActionWords, ...]


class DutyHeadings(_Table):
    """WordList of headings; `plan` is a heading under which everybody gets something."""

    duties: tuple[str, ...]
    rules: tuple[str, ...]
    plan: tuple[str, ...]


class WorkingRules(_Table):
    """`words` and `patterns` make a sentence a rule anywhere, `opens` at its start.

    `joined` end a heading's names.
    """

    words: tuple[str, ...]
    patterns: tuple[str, ...]
    opens: tuple[str, ...]
    joined: tuple[str, ...]


class Orders(_Table):
    """What stands around those who are to do something.

    Behind them: `plain` words and more `verbs`, but none of `beside` and `no_orders`. Before them: `asks` and
    `whens`; `manner` may stand between. `meant`: first words of those who are not called by a name, but for
    the `public`; `groups`: words of units among them.
    """

    plain: tuple[str, ...]
    verbs: tuple[str, ...]
    beside: tuple[str, ...]
    asks: tuple[str, ...]
    whens: tuple[str, ...]
    meant: tuple[str, ...]
    groups: tuple[str, ...]
    no_orders: tuple[str, ...]
    manner: tuple[str, ...]
    public: tuple[str, ...]


class DutyTables(_Table):
    """Patterns for headings of columns, and words of titles that announce something else than duties."""

    agencies: tuple[str, ...]
    duties: tuple[str, ...]
    leaders: tuple[str, ...]
    tasks: tuple[str, ...]
    sums: tuple[str, ...]
    lists: tuple[str, ...]


class Duties(_Table):
    """duties.toml."""

    verbs: dict[str, tuple[str, ...]]
    headings: DutyHeadings
    rules: WorkingRules
    orders: Orders
    asides: WordList
    enacting: WordList
    tables: DutyTables


class ListColumn(_Table):
    """A column of a list of members and the patterns of its heading."""

    id: str
    patterns: tuple[str, ...]


class MemberLists(_Table):
    """Patterns and words that tell a list of members from other text."""

    opens: tuple[str, ...]
    again: tuple[str, ...]
    duties: tuple[str, ...]
    annex: tuple[str, ...]
    others: tuple[str, ...]
    duty_talk: tuple[str, ...]
    orders: tuple[str, ...]
    offices: tuple[str, ...]
    nobody: tuple[str, ...]


class ChangeWords(_Table):
    """WordList of the sentences that move persons in and out of a body.

    `joins`, `leaves`, `instead` and, where somebody leaves, `opens` begin such a sentence, `follows` tells
    one that opens with the person; `instead` stands before who goes, `by` before who comes for him, `moves`
    before the role that somebody gets for another one, `after_post` where the post of a person has ended,
    `reasons` there or behind who leaves.
    """

    joins: tuple[str, ...]
    leaves: tuple[str, ...]
    instead: tuple[str, ...]
    by: tuple[str, ...]
    opens: tuple[str, ...]
    follows: tuple[str, ...]
    moves: tuple[str, ...]
    after_post: tuple[str, ...]
    reasons: tuple[str, ...]


class Members(_Table):
    """members.toml."""

    lists: MemberLists
    changes: ChangeWords
    column: tuple[ListColumn, ...]


class Executors(_Table):
    """WordList of the article that says who carries the decision out."""

    heads: tuple[str, ...]
    list_words: tuple[str, ...]
    after_and: tuple[str, ...]


class Signing(_Table):
    """WordList of posts over a signature; who lets a deputy sign; deputies with a name of their own."""

    heads: tuple[str, ...]
    deputies: dict[str, str]
    words: tuple[str, ...]


class SharedNouns(_Table):
    """Nouns that names of a list share; `vague` ones are not repeated before them, `posts` need none."""

    nouns: tuple[str, ...]
    posts: tuple[str, ...]
    vague: tuple[str, ...]
    bare: tuple[str, ...]


class Closing(_Table):
    """closing.toml."""

    executors: Executors
    shared: SharedNouns
    purposes: WordList
    signing: Signing
    relations: dict[RelationKind, tuple[str, ...]]


class Foundings(_Table):
    """Verbs that set up or change a body, seat one, seat persons in it, make it of others; words behind."""

    verbs: tuple[str, ...]
    electing: tuple[str, ...]
    seating: tuple[str, ...]
    turning: tuple[str, ...]
    between: tuple[str, ...]


class BodyNames(_Table):
    """Patterns at which a name ends, words behind it, elected bodies, agencies named like one."""

    end: tuple[str, ...]
    after: tuple[str, ...]
    verbs: tuple[str, ...]
    elected: tuple[str, ...]
    agencies: tuple[str, ...]


class Bodies(_Table):
    """bodies.toml."""

    founding: Foundings
    names: BodyNames
