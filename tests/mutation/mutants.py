"""Which small faults can be planted in a file, and which of them only spoil a text?

The faults are mutmut's (its list of operators: swap ``<`` and ``<=``, drop an argument,
return ``None`` …). mutmut itself plants them in plain functions only; half of this
core stands elsewhere: rulebooks and word lists as values of a module, fields of
records, properties and validators. So the walk through the file is ours.
"""

import ast
import difflib
import hashlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.mutators import mutation_operators

OPERATORS: Final[Sequence[tuple[type, Callable[[Any], Any]]]] = mutation_operators

# mutmut spares them too: what they get is checked by the interpreter, not by a test.
_SPARED_CALLS: Final = m.Name("len") | m.Name("isinstance")
_SPARED: Final = (
    m.Annotation()
    | m.Import()
    | m.ImportFrom()
    | m.Call(func=_SPARED_CALLS)
    | m.Expr(value=m.SimpleString() | m.ConcatenatedString())  # docstrings
    | m.Call(func=m.Name("TypeVar"))
    | m.AnnAssign(annotation=m.Annotation(m.Name("TypeAlias")))
)
_WORDS: Final = m.Call(func=m.Name("Words"))
_COMPOUND: Final = (
    cst.If,
    cst.For,
    cst.While,
    cst.With,
    cst.Try,
    cst.Match,
    cst.FunctionDef,
    cst.ClassDef,
)


@attrs.frozen(kw_only=True)
class Place:
    """Where a fault can be planted, before it is written out.

    Attributes:
        path: The file.
        where: Class and function, dotted; empty at the level of the module.
        lines: First and last line of the statement, counted from 1.
        in_function: The statement runs when a function is called, not at import.
        is_text: Only words for people change: inside ``Words(…)`` or with a blank.
    """

    path: Path
    where: str
    lines: tuple[int, int]
    in_function: bool
    is_text: bool
    _module: cst.Module = attrs.field(repr=False, eq=False)
    _old: cst.CSTNode = attrs.field(repr=False, eq=False)
    _new: cst.CSTNode = attrs.field(repr=False, eq=False)

    def written(self) -> "Mutant | None":
        """Write the file with the fault; ``None`` if that is no other program."""
        replacing = _ReplaceOne(self._old, self._new)
        source = self._module.visit(replacing).code
        try:
            if ast.dump(ast.parse(source)) == ast.dump(ast.parse(self._module.code)):
                return None
            compile(source, str(self.path), "exec", dont_inherit=True)
        except SyntaxError:
            return None
        change = _changed_lines(self._module.code, source)
        return Mutant(place=self, source=source, change=change)


@attrs.frozen(kw_only=True)
class Mutant:
    """One file with one fault.

    Attributes:
        place: Where the fault is.
        source: The whole file with the fault.
        change: The changed lines, ``-`` before and ``+`` after.
    """

    place: Place
    source: str = attrs.field(repr=False)
    change: tuple[str, ...]

    @property
    def name(self) -> str:
        """Eight digits that stay the same when other lines of the file move."""
        parts = (self.place.path.parent.name, self.place.path.name, self.place.where)
        return hashlib.sha256("\n".join([*parts, *self.change]).encode()).hexdigest()[
            :8
        ]

    def __str__(self) -> str:
        place = self.place
        title = f"{place.path.parent.name}/{place.path.name}:{place.lines[0]}"
        return "\n    ".join([f"{self.name} {title} {place.where}", *self.change])


def places_in(path: Path) -> list[Place]:
    """Return every place of the file, in its order."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    walk = _Walk(path, wrapper.module)
    wrapper.visit(walk)
    return walk.places


class _ReplaceOne(cst.CSTTransformer):
    def __init__(self, old: cst.CSTNode, new: cst.CSTNode) -> None:
        super().__init__()
        self._old = old
        self._new = new

    def on_visit(self, node: cst.CSTNode) -> bool:
        return node is not self._old

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode:
        return self._new if original_node is self._old else updated_node


class _Walk(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, ParentNodeProvider)

    def __init__(self, path: Path, module: cst.Module) -> None:
        super().__init__()
        self._path = path
        self._module = module
        self.places: list[Place] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if m.matches(node, _SPARED):
            return False
        above = list(self._above(node))
        for new in _faults(node):
            self.places.append(self._place(node, new, above))
        return True

    def _above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        while node is not None:
            yield node
            node = self.get_metadata(ParentNodeProvider, node, None)

    def _place(
        self, node: cst.CSTNode, new: cst.CSTNode, above: list[cst.CSTNode]
    ) -> Place:
        names = [
            n.name.value
            for n in reversed(above)
            if isinstance(n, cst.FunctionDef | cst.ClassDef)
        ]
        return Place(
            path=self._path,
            where=".".join(names),
            lines=self._lines(above),
            in_function=_in_a_function(above),
            is_text=_is_text(node, new, above),
            module=self._module,
            old=node,
            new=new,
        )

    def _lines(self, above: list[cst.CSTNode]) -> tuple[int, int]:
        """The innermost statement; of a compound one its head only."""
        for node in above:
            if isinstance(node, cst.SimpleStatementLine | cst.Decorator):
                whole = self.get_metadata(PositionProvider, node)
                return whole.start.line, whole.end.line
            if isinstance(node, _COMPOUND):
                whole = self.get_metadata(PositionProvider, node)
                inner = node.cases[0] if isinstance(node, cst.Match) else node.body
                body = self.get_metadata(PositionProvider, inner)
                return whole.start.line, max(whole.start.line, body.start.line - 1)
        return 1, 1


def _faults(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in OPERATORS:
        if isinstance(node, kind):
            # Of a string mutmut also makes two in other case; one wrong text will do.
            found = list(operator(node))
            yield from found[:1] if isinstance(node, cst.SimpleString) else found


def _in_a_function(above: list[cst.CSTNode]) -> bool:
    for inner, outer in itertools.pairwise(above):
        if isinstance(outer, cst.FunctionDef):
            return inner is outer.body
    return False


def _is_text(node: cst.CSTNode, new: cst.CSTNode, above: list[cst.CSTNode]) -> bool:
    if isinstance(node, cst.SimpleString):
        return _is_prose(node) or any(m.matches(n, _WORDS) for n in above)
    if isinstance(node, cst.Call) and isinstance(new, cst.Call):
        gone = [arg.value for arg in node.args if arg not in new.args]
        return m.matches(node, _WORDS) or (bool(gone) and all(map(_is_prose, gone)))
    return False


def _is_prose(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.ConcatenatedString):
        return True
    return isinstance(node, cst.SimpleString) and " " in node.value


def _changed_lines(before: str, after: str) -> tuple[str, ...]:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), n=0, lineterm=""
    )
    return tuple(
        f"{line[0]} {line[1:].strip()}"
        for line in lines
        if line[0] in "-+" and not line.startswith(("---", "+++"))
    )
