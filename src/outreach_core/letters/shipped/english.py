"""The words of our letters in plain English, a courtesy beside the German original."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from outreach_core.letters.letter import LetterKind
from outreach_core.letters.shipped.english_changes import CHANGE, OTHER_PAIR
from outreach_core.letters.shipped.english_parts import (
    CALL_OFF,
    CLOSING,
    CODE,
    CODE_BY,
    INFO,
    OTHERWISE,
    PRIVACY,
    PROMISES,
    SLOT,
    WAYS,
)
from outreach_core.letters.shipped.english_reply import (
    REPLY,
    REPLY_TO_COACHING,
    REPLY_TO_HONEST,
    REPLY_TO_SLOT,
)
from outreach_core.letters.shipped.sections import letter_source, paragraphs

_FIRST_LETTER: Final = letter_source(
    info=INFO,
    subject="We would like to hear from you again",
    body=paragraphs(
        """
        We have not heard from you for a long time. You are on our minds, and we are a
        little worried. **Are you all right?**

        We would like to visit you and listen. If you need something, we will look for a
        way together with you.

        ## Who will come, and when
        We are {{ team | names }}, {{ sender.office }}. There will always be two of us. We
        would like to ring your bell once between {{ invitation.first_day | day }} and
        {{ invitation.last_day | day }}. Do tell us when it suits you.
        """,
        PROMISES,
        "## How to answer",
        WAYS,
        CODE_BY,
        OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY,
)

_ANNOUNCEMENT: Final = letter_source(
    info=INFO,
    subject="We would like to visit you",
    body=paragraphs(
        """
        We would like to know how you are. That is why we would like to visit you and
        listen. **Does this day suit you?**

        ## Our visit
        """,
        SLOT,
        PROMISES,
        "## If the day does not suit you",
        CALL_OFF,
        WAYS,
        OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY_TO_SLOT,
)

_CANCELLATION: Final = letter_source(
    info=INFO,
    subject="Our visit will not take place",
    body=paragraphs(
        """
        We wanted to visit you on {{ former.day | day }}. We will **not** come on that
        day. We are sorry.

        We would still like to know how you are. **Would you like us to come on another
        day?** Then please tell us when it suits you. We are {{ team | names }}. There
        will always be two of us.
        """,
        PROMISES,
        "## How to answer",
        WAYS,
        CODE,
        """
        We are also happy to meet you somewhere else: in a café, on a walk or at our
        office. If you do not want a visit, you need not do anything.
        """,
    ),
    closing="Kind regards",
    privacy=PRIVACY,
    reply=REPLY,
)

_CLOSED_DOOR: Final = letter_source(
    info=INFO,
    subject="We are sorry that we missed you",
    body=paragraphs(
        """
        On {{ visited_on | day }} we rang your bell and did not meet you. **That is all
        right.** Perhaps you were out. Perhaps you did not want to open. Both are fine.

        We would still like to know: **Are you all right?**

        {% if slot %}
        ## We will try again
        Day :: {{ slot.day | day }}
        Time :: between {{ slot.start_minute | clock }} and {{ slot.end_minute | clock }}
        Who comes :: {{ team | names }}

        There will always be two of us. If the day does not suit you, do let us know.
        {% else %}
        ## When does it suit you
        Do tell us a day. Then {{ team | names }} will come, or two of us. There will
        always be two.
        {% endif %}
        """,
        PROMISES,
        "## How to answer",
        WAYS,
        CODE_BY,
        OTHERWISE,
    ),
    closing="All the best and kind regards",
    privacy=PRIVACY,
    reply=REPLY,
)

_LATER_OFFER: Final = letter_source(
    info=INFO,
    subject="Our offer still stands",
    body=paragraphs(
        """
        We wrote to you some time ago. We have not forgotten you. **How are you today?**

        Perhaps it was not the right moment then. We would like to ask you once more: may
        we visit you and listen?

        ## Who will come, and when
        We are {{ team | names }}, {{ sender.office }}. There will always be two of us. We
        would like to ring your bell once between {{ invitation.first_day | day }} and
        {{ invitation.last_day | day }}. Do tell us when it suits you.
        """,
        PROMISES,
        "## How to answer",
        WAYS,
        CODE_BY,
        OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY,
)

_COACHING_OFFER: Final = letter_source(
    info=INFO,
    subject="An offer for you",
    body=paragraphs(
        """
        We have an offer that may suit you. It is called **{{ title }}**. Somebody there
        has time for you and helps with what matters to you. **Would you like to know
        more?**

        {% if provider or starts_on %}
        ## The offer
        {% if provider %}
        Who offers it :: {{ provider }}
        {% endif %}
        {% if starts_on %}
        It begins :: {{ starts_on | day }}
        {% endif %}
        {% endif %}

        ## What matters to us
        - The offer is **voluntary**. You decide.
        - It is **not a check**. You choose what to talk about.
        - You can stop at any time.
        - Your money does not depend on whether you take part.
        - We pass on your data only if you have signed for it before.

        ## How to answer
        {{ team | names }} will be happy to tell you more: on the phone, at your home or
        somewhere else.
        """,
        WAYS,
        CODE_BY,
        """
        If you want no offer and no visit, please tell us. We will not ask again.
        """,
    ),
    closing="Kind regards",
    privacy=PRIVACY,
    reply=REPLY_TO_COACHING,
)

_GRACE_MONTH: Final = letter_source(
    info=INFO,
    subject="Please come to us. We would like to help",
    body=paragraphs(
        """
        We are worried about you. **Your money is at risk.** This can still be changed,
        and we are glad to help you.

        ## What matters now
        Please come to the jobcenter yourself once **by {{ appear_by | day }}**. Then your
        money can go on. A call, a letter or a visit from us is not enough for that.

        Where :: {{ office_street }}, {{ office_town }}
        {% if office_hours %}
        When :: {{ office_hours }}
        {% endif %}

        ## We will go with you
        We are {{ team | names }}. We can pick you up at home and go to the jobcenter
        together with you. **Shall we pick you up?**
        {% if slot %}
        We will ring your bell on {{ slot.day | day }} between
        {{ slot.start_minute | clock }} and {{ slot.end_minute | clock }}. There will
        always be two of us.
        {% endif %}

        ## About our visit
        - Our visit is **voluntary**. You decide.
        - Our visit is **not a check**. We do not inspect anything.
        - You do not have to let us in. We can talk at the door.

        ## How to answer
        """,
        WAYS,
        CODE,
        """
        If you do not want a visit, please tell us, and we will not come. Please go to
        the jobcenter all the same.
        """,
    ),
    closing="We are here for you. Kind regards",
    privacy=PRIVACY,
    reply=REPLY_TO_HONEST,
)

ENGLISH: Final[Mapping[LetterKind, str]] = MappingProxyType(
    {
        LetterKind.FIRST_LETTER: _FIRST_LETTER,
        LetterKind.ANNOUNCEMENT: _ANNOUNCEMENT,
        LetterKind.CHANGE: CHANGE,
        LetterKind.OTHER_PAIR: OTHER_PAIR,
        LetterKind.CANCELLATION: _CANCELLATION,
        LetterKind.CLOSED_DOOR: _CLOSED_DOOR,
        LetterKind.LATER_OFFER: _LATER_OFFER,
        LetterKind.COACHING_OFFER: _COACHING_OFFER,
        LetterKind.GRACE_MONTH: _GRACE_MONTH,
    }
)
"""Source of the English template of every kind of letter."""
