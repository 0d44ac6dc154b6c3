"""What is public can be looked up: classes in the glossary, packages in the reference."""

import inspect

import pytest
from pages import ROOT
from tree import doors, public

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
API = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
CLASSES = sorted({o.__name__ for _, _, o in public() if inspect.isclass(o)})


@pytest.mark.parametrize("name", CLASSES)
def test_every_public_class_stands_in_the_glossary(name: str) -> None:
    assert f"| `{name}` |" in GLOSSARY


@pytest.mark.parametrize("door", doors(), ids=lambda door: door.__name__)
def test_every_public_package_and_name_stands_in_the_reference(door: object) -> None:
    name = getattr(door, "__name__", "")
    assert f"\n## {name}\n" in API
    section = API.split(f"\n## {name}\n")[1].split("\n## ")[0]
    missing = [n for n in getattr(door, "__all__", ()) if f"| `{n}` |" not in section]
    assert missing == []


@pytest.mark.parametrize(
    "word",
    [
        "Bedarfsgemeinschaft",
        "Kundennummer",
        "Meldeaufforderung",
        "Rechtsfolgenbelehrung",
        "Zweierteam",
        "Zuweisung",
        "Übergabe",
        "Auskunftssperre",
        "Zwischenbilanz",
        "statistische Geheimhaltung",
    ],
)
def test_the_words_of_the_office_stand_in_the_glossary(word: str) -> None:
    assert word in GLOSSARY
