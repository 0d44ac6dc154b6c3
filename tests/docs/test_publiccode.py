"""publiccode.yml keeps the standard: https://yml.publiccode.tools, version 0.4."""

import datetime as dt
from typing import Any

import pytest
from pages import ROOT

yaml = pytest.importorskip("yaml", reason="needs PyYAML, see the dev group")

KEYS = {
    "publiccodeYmlVersion", "name", "applicationSuite", "url", "landingURL",
    "isBasedOn", "softwareVersion", "releaseDate", "logo", "platforms", "categories",
    "usedBy", "roadmap", "developmentStatus", "softwareType", "intendedAudience",
    "description", "legal", "maintenance", "localisation", "dependsOn",
}  # fmt: skip
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "categories",
    "developmentStatus", "softwareType", "description", "legal", "maintenance",
    "localisation",
}  # fmt: skip
STATUS = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {
    "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web",
    "standalone/backend", "standalone/other", "addon", "library", "configurationFiles",
}  # fmt: skip
# Those of the controlled vocabularies that can suit this project.
CATEGORIES = {
    "appointment-scheduling", "business-process-management", "communications",
    "contact-management", "customer-service-and-support", "data-analytics",
    "workflow-management",
}  # fmt: skip
SCOPES = {"employment", "local-authorities", "society", "welfare"}
MAINTENANCE = {"internal", "contract", "community", "none"}
SHORT, LONG_MIN, LONG_MAX = 150, 150, 10_000


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8")))


def test_the_keys_are_those_of_the_standard(content: dict[str, Any]) -> None:
    assert set(content) >= MANDATORY
    assert set(content) <= KEYS


def test_the_words_are_those_of_the_vocabularies(content: dict[str, Any]) -> None:
    assert content["developmentStatus"] in STATUS
    assert content["softwareType"] in TYPES
    assert set(content["categories"]) <= CATEGORIES
    assert set(content["intendedAudience"]["scope"]) <= SCOPES
    assert content["maintenance"]["type"] in MAINTENANCE
    if content["maintenance"]["type"] in {"internal", "community"}:
        assert all(person["name"] for person in content["maintenance"]["contacts"])


def test_versions_and_days_are_texts(content: dict[str, Any]) -> None:
    assert content["publiccodeYmlVersion"] == "0.4"
    assert dt.date.fromisoformat(content["releaseDate"])


@pytest.mark.parametrize("language", ["de", "en"])
def test_descriptions_have_the_right_length(
    content: dict[str, Any], language: str
) -> None:
    text = content["description"][language]
    assert 0 < len(text["shortDescription"]) <= SHORT
    assert LONG_MIN <= len(text["longDescription"]) <= LONG_MAX
    assert text["features"]


def test_it_agrees_with_the_package(content: dict[str, Any]) -> None:
    import tomllib  # noqa: PLC0415  needed here only

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert content["softwareVersion"] == project["version"]
    assert content["legal"]["license"] == project["license"]
    assert sorted(content["localisation"]["availableLanguages"]) == ["de", "en"]
