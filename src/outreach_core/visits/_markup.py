"""How HTML and SVG are written so that no text of a person can become markup."""

import html
from typing import Final

from outreach_core._messages import Language

# Elements that are written without an end tag or closed at once (SVG shapes).
_VOID: Final = frozenset({"br", "hr", "meta", "circle", "line", "path", "rect", "use"})


def text(value: object) -> str:
    """Return *value* as text that is safe inside elements and attributes."""
    return html.escape(str(value), quote=True)


def tag(name: str, *children: str, **attributes: object) -> str:
    """Return one element; *children* are markup, attribute values are escaped.

    ``class_`` and ``for_`` lose their underscore, other underscores become hyphens.
    ``None`` leaves an attribute out, ``True`` writes its name alone.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        plain = key.rstrip("_").replace("_", "-")
        parts.append(plain if value is True else f'{plain}="{text(value)}"')
    opening = " ".join(parts)
    if name in _VOID and not children:
        return f"<{opening}/>"
    return f"<{opening}>{''.join(children)}</{name}>"


def page(*, title: str, language: Language, style: str, body: str) -> str:
    """Return a complete page that loads nothing."""
    head = (
        '<meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        '<meta name="robots" content="noindex"/>'
        f"<title>{text(title)}</title><style>{style}</style>"
    )
    return (
        f'<!doctype html>\n<html lang="{language.value}"><head>{head}</head>'
        f"<body>{body}</body></html>\n"
    )


def number(value: float) -> str:
    """Return a coordinate with one decimal, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
