"""What do we write in English when a visit that was announced goes otherwise?"""

from typing import Final

from outreach_core.letters.shipped.english_parts import (
    CALL_OFF,
    CLOSING,
    INFO,
    PRIVACY,
    PROMISES,
    SLOT,
    WAYS,
)
from outreach_core.letters.shipped.english_reply import REPLY_TO_PAIR, REPLY_TO_SLOT
from outreach_core.letters.shipped.sections import letter_source, paragraphs

_OTHERWISE: Final = """
    Another day or somebody else is possible too. We are also happy to meet you in a
    café, on a walk or at our office. If you do not want a visit, please tell us, and
    we will not come.
    """


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
        side. We will **not** come at the time that we wrote to you. We are sorry. We
        would still like to visit you.
        {% if other_pair %}
        Our team is another one, too.
        {% endif %}
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
        _OTHERWISE,
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
    Our visit: somebody else is coming along
    {% else %}
    Our visit: other people are coming
    {% endif %}
    """,
    body=paragraphs(
        """
        {% if staying %}
        Somebody else than we wrote to you is coming along when we visit you. Still
        coming: {{ staying | names }}.
        {% else %}
        Other people than we wrote to you are coming to visit you.
        {% endif %}
        The day and the time stay the same. **Is that all right for you?**

        ## Our visit
        """,
        SLOT,
        PROMISES,
        "## If it does not suit you",
        CALL_OFF,
        WAYS,
        _OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY_TO_PAIR,
)
"""The visit stands; one of the two, or both, are others."""
