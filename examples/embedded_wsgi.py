"""How does a web application ask who has been lost from sight, and why?

python examples/embedded_wsgi.py

Standard library only: any WSGI server runs `application`. It keeps nothing: the caller
sends what is known about one person, and gets the answer with its reasons. Put it
behind the login of the house, and never write a request into a log.
"""

import io
import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pendulum

from outreach_core import Language
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import explain, screen
from outreach_core.errors import OutreachError
from outreach_core.hooks import RULEBOOK, Registry
from outreach_core.ids import CustomerId
from outreach_core.people import Customer

Environ = dict[str, Any]
Start = Callable[..., Any]

MOST_BYTES = 100_000
# Built once: a registry is frozen and may be shared by the threads of a server.
REGISTRY = Registry.from_plugins({})


def application(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer `POST /screen` with the standing of one person and its reasons."""
    status, answer = _answer(environ)
    body = json.dumps(answer, ensure_ascii=False, indent=2).encode()
    head = [
        ("Content-Type", "application/json; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
    ]
    start_response(f"{status.value} {status.phrase}", head)
    return [body]


def _answer(environ: Environ) -> tuple[HTTPStatus, dict[str, Any]]:
    if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) != ("POST", "/screen"):
        return HTTPStatus.NOT_FOUND, {"faults": "Ask POST /screen."}
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > MOST_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"faults": "Ask about one person."}
    try:
        return HTTPStatus.OK, asked(json.loads(environ["wsgi.input"].read(length)))
    except OutreachError as error:
        # Errors of the core never hold what was sent, so they may be shown.
        return HTTPStatus.UNPROCESSABLE_ENTITY, {"faults": error.words.to(Language.EN)}
    except (KeyError, TypeError, ValueError):
        fault = "Send as_of, person and contacts as shown in the example."
        return HTTPStatus.BAD_REQUEST, {"faults": fault}


def asked(question: dict[str, Any]) -> dict[str, Any]:
    """Screen the one person of the question, in German."""
    person = Customer(
        id=CustomerId(question["person"]["id"]),
        family_name=question["person"]["family_name"],
        in_benefit=question["person"]["in_benefit"],
    )
    history = ContactHistory(tuple(_contact(found) for found in question["contacts"]))
    rulebook = REGISTRY.one(RULEBOOK, question.get("rulebook", "kassel"))
    as_of = pendulum.Date.fromisoformat(question["as_of"])
    decision = screen([(person, history)], rulebook=rulebook, as_of=as_of).of(person.id)
    return {
        "standing": decision.standing.value,
        "reasons": explain(decision, Language.DE).splitlines(),
        "rulebook": rulebook.fingerprint[:8],
    }


def _contact(found: dict[str, str]) -> Contact:
    return Contact(
        on=pendulum.Date.fromisoformat(found["on"]),
        channel=Channel(found["channel"]),
        direction=Direction(found["direction"]),
        outcome=Outcome(found["outcome"]),
    )


def post(path: str, question: object) -> tuple[str, Any]:
    """Ask the application without a server or a network; a test client in one screen."""
    body = json.dumps(question).encode()
    environ: Environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    setup_testing_defaults(environ)
    said: list[str] = []
    # The validator fails when either side breaks the rules of WSGI (PEP 3333).
    answer = validator(application)(environ, lambda status, _head: said.append(status))
    try:
        return said[0], json.loads(b"".join(answer))
    finally:
        answer.close()


if __name__ == "__main__":
    letter = {"channel": "letter", "direction": "outbound", "outcome": "sent"}
    question: dict[str, Any] = {
        "as_of": "2026-10-05",
        "person": {
            "id": "AAAAA-00001",
            "family_name": "Beispiel",
            "in_benefit": True,
        },
        "contacts": [{"on": "2026-06-08", **letter}, {"on": "2026-08-17", **letter}],
    }
    for path, asks in (
        ("/screen", question),
        ("/screen", question | {"rulebook": "kasel"}),
        ("/screen", {"as_of": "2026-10-05"}),
        ("/elsewhere", question),
    ):
        status, answer = post(path, asks)
        # The number only: Python 3.13 renamed some of the phrases (RFC 9110).
        print(status.partition(" ")[0])
        print(json.dumps(answer, ensure_ascii=False, indent=2))
