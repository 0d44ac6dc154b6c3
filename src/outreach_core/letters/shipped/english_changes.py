"""What do we write in English when a visit that was announced goes otherwise?"""

from typing import Final

from outreach_core.letters.shipped.english_parts import (
    CALL_OFF,
    CLOSING,
    INFO,
    OTHERWISE,
    PRIVACY,
    PROMISES,
    SLOT,
    WAYS,
)
from outreach_core.letters.shipped.english_reply import REPLY_TO_PAIR, REPLY_TO_SLOT
from outreach_core.letters.shipped.sections import letter_source, paragraphs

CHANGE: Final = letter_source(
    info=INFO,
    subject="""
    Our visit:
    {% if former.day == slot.day %}
    a new time
    {% else %}
    a new day
    {% endif %}
    {% if other_pair %}
    and another team
    {% endif %}
    """,
    body=paragraphs(
        """
        We wanted to visit you on {{ former.day | day }}. Something has come up on our
        side. We will **not** come at the time that we wrote to you. We are sorry.
        {% if other_pair %}
        Our team is another one, too. Who comes now stands below.
        {% endif %}

        We would still like to visit you.
        {% if former.day == slot.day %}
        **Does the new time suit you?**
        {% else %}
        **Does this new day suit you?**
        {% endif %}

        ## Our new suggestion
        """,
        SLOT,
        PROMISES,
        "## If it does not suit you",
        CALL_OFF,
        WAYS,
        OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY_TO_SLOT,
)
"""The visit has been moved, with the same two or with others."""

OTHER_PAIR: Final = letter_source(
    info=INFO,
    subject="""
    {% if staying %}
    Our visit: one of the two is somebody else
    {% else %}
    Our visit: other people are coming
    {% endif %}
    """,
    body=paragraphs(
        """
        {% if staying %}
        One of the two who come to visit you is not the one we wrote to you about. Still
        coming: {{ staying | names }}.
        {% else %}
        Other people than we wrote to you are coming to visit you.
        {% endif %}
        The day and the time stay the same. We would like you to know beforehand who
        will ring your bell. **Is that all right for you?**

        ## Our visit
        """,
        SLOT,
        PROMISES,
        "## If it does not suit you",
        CALL_OFF,
        """
        If you would rather talk to somebody else, we will look for a way.
        """,
        WAYS,
        OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY_TO_PAIR,
)
"""The visit stands; one of the two, or both, are others."""
