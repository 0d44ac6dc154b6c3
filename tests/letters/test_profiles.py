"""The geometry of letters is data, and data that breaks a rule is refused."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.letters import (
    DIN_5008_A,
    DIN_5008_B,
    EPOST,
    LARGE_PRINT,
    PRINT_PROFILES,
    HtmlFormat,
    Letter,
    PrintProfile,
)
from outreach_core.letters.profiles import Margins, Zone
from outreach_core.strategies.letters import print_profiles

MM_IN_POINT = 25.4 / 72
LINES = 6
ALL = pytest.mark.parametrize("profile", PRINT_PROFILES.values(), ids=PRINT_PROFILES)

# DIN 5008 as KOMA-Script has it (DIN.lco): top and bottom of the address, folds, text.
TABLE = {
    DIN_5008_A.name: (44.7, 72.0, (87.0, 192.0), 80.46),
    DIN_5008_B.name: (62.7, 90.0, (105.0, 210.0), 98.46),
    LARGE_PRINT.name: (62.7, 90.0, (105.0, 210.0), 98.46),
    EPOST.name: (66.0, 90.0, (), 105.0),
}


def test_the_shipped_profiles_go_by_their_names() -> None:
    assert set(PRINT_PROFILES) == set(TABLE)
    assert all(profile.name == name for name, profile in PRINT_PROFILES.items())


@ALL
def test_each_profile_stands_where_the_norm_says(profile: PrintProfile) -> None:
    top, bottom, folds, text = TABLE[profile.name]
    assert profile.address.y == top
    assert profile.address.bottom == pytest.approx(bottom)
    assert profile.fold_marks == folds
    assert profile.text_top == pytest.approx(text)
    assert (profile.address.x, profile.address.width) == (25, 80)
    assert profile.return_points <= 8


@ALL
def test_six_lines_fit_with_the_gap_that_postal_machines_want(
    profile: PrintProfile,
) -> None:
    height = profile.address_points * MM_IN_POINT
    assert 10 <= profile.address_points <= 12
    assert 0.5 <= profile.address_pitch - height <= 2.5
    assert profile.address_pitch * (LINES - 1) + height <= profile.address.height


def test_large_print_is_large_from_the_salutation_on() -> None:
    assert LARGE_PRINT.text_points == LARGE_PRINT.small_points == 16
    assert LARGE_PRINT.info_points == 12


@given(
    profile=print_profiles(),
    part=st.sampled_from(["letterhead", "return_line", "address", "info"]),
    share=st.floats(0.01, 0.99),
)
def test_nothing_is_printed_where_the_sheet_must_stay_empty(
    profile: PrintProfile, part: str, share: float
) -> None:
    zone = getattr(profile, part)
    strip = Zone(x=zone.x, y=zone.y + zone.height * share, width=zone.width, height=1)
    with pytest.raises(InvalidInputError) as refused:
        attrs.evolve(profile, keep_clear=(*profile.keep_clear, strip))
    assert any("stands in a zone" in fault.en for fault in refused.value.faults)


@given(profile=print_profiles(), beyond=st.floats(0.1, 50))
def test_nothing_is_printed_beyond_the_edges(
    profile: PrintProfile, beyond: float
) -> None:
    left = profile.address.x + beyond
    edges = Margins(left=left, right=0, top=0, bottom=0)
    with pytest.raises(InvalidInputError) as refused:
        attrs.evolve(profile, unprintable=edges)
    assert any("address zone" in fault.en for fault in refused.value.faults)


def test_every_part_that_is_wrong_is_named_at_once() -> None:
    edges = Margins(left=130, right=0, top=0, bottom=0)
    with pytest.raises(InvalidInputError) as refused:
        attrs.evolve(DIN_5008_B, unprintable=edges)
    said = " ".join(fault.de for fault in refused.value.faults)
    for part in ("Briefkopf", "Absenderzeile", "Anschriftfeld", "Text", "Marke"):
        assert part in said


@ALL
def test_the_html_letter_takes_its_sizes_from_the_profile(
    profile: PrintProfile, write_to: Callable[..., Letter]
) -> None:
    page = HtmlFormat().render(write_to(), profile).content.decode()
    assert f"font-size: {profile.info_points:g}pt" in page
    assert f"line-height: {profile.address_pitch:g}mm" in page
    assert f"top: {profile.address.y:g}mm" in page


def test_a_strategy_draws_every_shipped_profile() -> None:
    drawn = set()

    @given(profile=print_profiles())
    def draw(profile: PrintProfile) -> None:
        drawn.add(profile.name)

    draw()
    assert drawn == set(PRINT_PROFILES)
