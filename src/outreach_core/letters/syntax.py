"""Whether a template may be used at all: an allow-list of syntax, typed by the fields.

The sandbox of Jinja alone runs ``{{ 'a' * 10**8 }}`` and has had its escapes. Here only
the constructs named below exist, each field must be declared, and a field that may be
missing must stand inside an ``{% if %}`` that asks for it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import attrs
import pendulum
from jinja2 import nodes

from outreach_core._messages import Words
from outreach_core.letters import faults
from outreach_core.letters.schema import fields_of, item_of, without_none
from outreach_core.letters.tracing import MARK_SIGNS

FILTERS: Final[Mapping[str, tuple[Any, type]]] = {
    "clock": (int, str),
    "count": (tuple, int),
    "date": (pendulum.Date, str),
    "day": (pendulum.Date, str),
    "names": (tuple[str, ...], str),
}
"""Name, accepted type and result of each filter."""

_FILTER_NAMES: Final = ", ".join(sorted(FILTERS))

Known = frozenset[str]
_NOTHING: Final[Known] = frozenset()


@attrs.frozen
class _Typed:
    """Type of an expression, the field it names, and the name under which guards run.

    Two loop variables over one list share the field but not the guard.
    """

    hint: Any
    field: str
    guard: str
    optional: bool = False


def check_syntax(
    tree: nodes.Template, roots: Mapping[str, Any]
) -> tuple[frozenset[str], tuple[Words, ...]]:
    """Check a parsed template against the declared fields.

    Args:
        tree: The template as Jinja parsed it.
        roots: Declared type of each name a template may begin a field with.

    Returns:
        Paths of the fields it uses, and every fault with its line.
    """
    checker = _Checker()
    scope = {name: _typed(hint, name, name) for name, hint in roots.items()}
    checker.statements(tree.body, scope, _NOTHING)
    return frozenset(checker.fields), tuple(checker.faults)


def _typed(hint: Any, field: str, guard: str) -> _Typed:
    inner, optional = without_none(hint)
    return _Typed(inner, field, guard, optional)


class _Checker:
    """Walks once through a template and keeps all faults."""

    def __init__(self) -> None:
        self.faults: list[Words] = []
        self.fields: set[str] = set()

    def refuse(self, node: nodes.Node, fault: Words, **gaps: object) -> None:
        told = fault.fill(**gaps)
        self.faults.append(faults.AT_LINE.fill(line=node.lineno, fault=told))

    def not_allowed(self, node: nodes.Node) -> None:
        self.refuse(
            node, faults.NOT_ALLOWED, what=type(node).__name__, filters=_FILTER_NAMES
        )

    def statements(
        self, body: Iterable[nodes.Node], scope: Mapping[str, _Typed], known: Known
    ) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    for part in node.nodes:
                        self.printed(part, scope, known)
                case nodes.If():
                    self.branches(node, scope, known)
                case nodes.For():
                    self.loop(node, scope, known)
                case _:
                    self.not_allowed(node)

    def printed(
        self, node: nodes.Node, scope: Mapping[str, _Typed], known: Known
    ) -> None:
        if isinstance(node, nodes.TemplateData):
            if MARK_SIGNS & set(node.data):
                self.refuse(node, faults.RESERVED)
            return
        found = self.present(node, scope, known)
        if found is None or found.hint in {str, int}:
            return
        fitting = [name for name, (takes, _) in FILTERS.items() if takes == found.hint]
        hint = faults.USE_FILTER.fill(names=", ".join(fitting))
        self.refuse(
            node,
            faults.NO_TEXT,
            path=found.field,
            hint=hint if fitting else faults.NOTHING,
        )

    def branches(
        self, node: nodes.If, scope: Mapping[str, _Typed], known: Known
    ) -> None:
        yes, no = self.condition(node.test, scope, known)
        self.statements(node.body, scope, known | yes)
        known |= no
        for branch in node.elif_:
            yes, no = self.condition(branch.test, scope, known)
            self.statements(branch.body, scope, known | yes)
            known |= no
        self.statements(node.else_, scope, known)

    def loop(self, node: nodes.For, scope: Mapping[str, _Typed], known: Known) -> None:
        if node.recursive or node.test is not None:
            self.refuse(node, faults.PLAIN_LOOP)
        over = self.present(node.iter, scope, known)
        if not isinstance(node.target, nodes.Name) or node.target.name in scope:
            self.refuse(node, faults.ONE_NAME)
            return
        item = None if over is None else item_of(over.hint)
        if over is not None and item is None:
            self.refuse(node, faults.NO_LIST, path=over.field)
        # After a fault the body is read all the same: its other faults count too.
        name = node.target.name
        inside = _typed(
            Any if item is None else item, over.field if over else name, name
        )
        self.statements(node.body, {**scope, name: inside}, known)
        self.statements(node.else_, scope, known)

    def condition(
        self, node: nodes.Node, scope: Mapping[str, _Typed], known: Known
    ) -> tuple[Known, Known]:
        """Return which fields are proven present when *node* holds, and when not."""
        match node:
            case nodes.Not():
                yes, no = self.condition(node.node, scope, known)
                return no, yes
            case nodes.And():
                yes, _ = self.condition(node.left, scope, known)
                more, _ = self.condition(node.right, scope, known | yes)
                return yes | more, _NOTHING
            case nodes.Or():
                _, no = self.condition(node.left, scope, known)
                _, more = self.condition(node.right, scope, known | no)
                return _NOTHING, no | more
            case nodes.Test(name="none", args=[], kwargs=[]):
                asked = self.expression(node.node, scope, known)
                return _NOTHING, frozenset({asked.guard}) if asked else _NOTHING
            case nodes.Compare():
                self.comparison(node, scope, known)
                return _NOTHING, _NOTHING
            case _:
                asked = self.expression(node, scope, known)
                return (frozenset({asked.guard}) if asked else _NOTHING), _NOTHING

    def comparison(
        self, node: nodes.Compare, scope: Mapping[str, _Typed], known: Known
    ) -> None:
        ops = {operand.op for operand in node.ops}
        if len(node.ops) != 1 or not ops <= {"eq", "ne", "lt", "lteq", "gt", "gteq"}:
            self.refuse(node, faults.TWO_SIDES)
            return
        sides = (node.expr, node.ops[0].expr)
        kinds = []
        for side in sides:
            if isinstance(side, nodes.Const):
                kinds.append(type(side.value))
            elif (found := self.present(side, scope, known)) is not None:
                kinds.append(found.hint)
        if all(isinstance(side, nodes.Const) for side in sides):
            self.refuse(node, faults.NEEDS_FIELD)
        elif len(kinds) == len(sides) and kinds[0] != kinds[1]:
            self.refuse(node, faults.DIFFERENT_KINDS)

    def present(
        self, node: nodes.Node, scope: Mapping[str, _Typed], known: Known
    ) -> _Typed | None:
        """Return the type of *node*; a fault when the field may be missing here."""
        found = self.expression(node, scope, known)
        if found is not None and found.optional and found.guard not in known:
            path = found.field
            self.refuse(
                node, faults.MAY_BE_MISSING, path=path, guard=f"{{% if {path} %}}"
            )
        return found

    def expression(
        self, node: nodes.Node, scope: Mapping[str, _Typed], known: Known
    ) -> _Typed | None:
        match node:
            case nodes.Name():
                return self.named(node, node.name, scope.get, scope)
            case nodes.Getattr():
                owner = self.present(node.node, scope, known)
                if owner is None:
                    return None
                fields = fields_of(owner.hint)
                path, guard = (f"{p}.{node.attr}" for p in (owner.field, owner.guard))
                return self.named(
                    node,
                    path,
                    lambda _: (
                        _typed(fields[node.attr], path, guard)
                        if node.attr in fields
                        else None
                    ),
                    [f"{owner.field}.{name}" for name in fields],
                )
            case nodes.Filter():
                return self.filtered(node, scope, known)
            case _:
                self.not_allowed(node)
                return None

    def named(
        self,
        node: nodes.Node,
        path: str,
        find: Callable[[str], _Typed | None],
        offered: Iterable[str],
    ) -> _Typed | None:
        found = find(path)
        if found is None:
            known = ", ".join(sorted(offered)) or "none"
            self.refuse(node, faults.NO_FIELD, path=path, known=known)
        elif not fields_of(found.hint):
            self.fields.add(found.field)
        return found

    def filtered(
        self, node: nodes.Filter, scope: Mapping[str, _Typed], known: Known
    ) -> _Typed | None:
        if node.node is None or node.name not in FILTERS:
            self.refuse(node, faults.NO_FILTER, name=node.name, known=_FILTER_NAMES)
            return None
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.refuse(node, faults.NO_ARGUMENTS, name=node.name)
        found = self.present(node.node, scope, known)
        if found is None:
            return None
        takes, gives = FILTERS[node.name]
        fits = (
            item_of(found.hint) is not None if takes is tuple else takes == found.hint
        )
        if not fits:
            self.refuse(node, faults.DOES_NOT_FIT, path=found.field, name=node.name)
        return _Typed(gives, found.field, f"{found.guard}|{node.name}")
