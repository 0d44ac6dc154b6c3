"""Which settings are refused before anybody's home is told to a service?"""

import pytest

from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, TravelTimes
from outreach_roads.options import RoadOptions, read_options
from outreach_roads.plugin import outreach_travel_times

HERE = "http://127.0.0.1:8002"


def read(**values: object) -> RoadOptions | None:
    return read_options(PluginSettings(values=values, folder="/srv/office"))


def test_without_a_service_the_plug_in_brings_nothing() -> None:
    assert read() is None
    found: tuple[TravelTimes, ...] = outreach_travel_times(PluginSettings())
    assert found == ()


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8002",
        "ftp://127.0.0.1",
        "http://",
        "http://me:secret@127.0.0.1",
        "http://127.0.0.1:port",
        "http://127.0.0.1/?key=1",
        "http://127.0.0.1/#here",
    ],
)
def test_an_address_that_is_none_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(InvalidInputError, match="must begin with http") as caught:
        read(service="osrm", url=url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["https://routing.example.org", "http://10.1.2.3:5000", "http://127.0.0.1.nip.io"],
)
def test_another_computer_is_asked_only_when_somebody_vouches_for_it(url: str) -> None:
    with pytest.raises(InvalidInputError, match="own_service = true"):
        read(service="osrm", url=url)
    assert read(service="osrm", url=url, own_service=True) is not None


@pytest.mark.parametrize("url", [HERE, "http://localhost:1", "http://[::1]:8002"])
def test_this_computer_needs_no_confirmation(url: str) -> None:
    assert read(service="valhalla", url=url) is not None


def test_all_faults_come_together() -> None:
    with pytest.raises(InvalidInputError) as caught:
        read(url="routing", decimals=9)
    assert len(caught.value.faults) == 3


def test_what_is_left_out_fits_the_service() -> None:
    osrm, valhalla = read(service="osrm", url=HERE), read(service="valhalla", url=HERE)
    assert osrm is not None
    assert valhalla is not None
    assert (osrm.profile, osrm.places_at_once) == ("driving", 100)
    assert (valhalla.profile, valhalla.places_at_once) == ("auto", 50)


def test_own_certificates_lie_beside_the_settings() -> None:
    found = read(service="osrm", url=f"{HERE}/", ca_file="stadt-ca.pem")
    assert found is not None
    assert (found.url, found.ca_file) == (HERE, "/srv/office/stadt-ca.pem")
