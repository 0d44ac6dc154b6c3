"""What do we write in plain German when a visit that was announced goes otherwise?

Either it is moved, or others come than the two who were named. Nobody reads why: a
letter that told who is ill would wrong our own people.
"""

from typing import Final

from outreach_core.letters.shipped.german_parts import (
    CALL_OFF,
    CLOSING,
    INFO,
    PRIVACY,
    PROMISES,
    REPLY_TO_PAIR,
    REPLY_TO_SLOT,
    SLOT,
    WAYS,
)
from outreach_core.letters.shipped.sections import letter_source, paragraphs

_OTHERWISE: Final = """
    Auch ein anderer Tag oder jemand anderes ist möglich. Wir treffen Sie auch gern im
    Café, bei einem Spaziergang oder bei uns im Büro. Wenn Sie keinen Besuch möchten,
    sagen Sie uns das bitte. Dann kommen wir nicht.
    """


CHANGE: Final = letter_source(
    info=INFO,
    subject="""
    Unser Besuch:
    {% if former.day == slot.day %}
    eine neue Uhrzeit
    {% else %}
    ein neuer Tag
    {% endif %}
    {% if other_pair %}
    und ein anderes Team
    {% endif %}
    """,
    body=paragraphs(
        """
        wir wollten Sie am {{ former.day | day }} besuchen. Bei uns ist etwas
        dazwischen gekommen. Zu der angekündigten Zeit kommen wir **nicht**. Das tut uns
        leid. Wir möchten Sie weiter gern besuchen.
        {% if other_pair %}
        Auch unser Team ist anders.
        {% endif %}
        {% if former.day == slot.day %}
        **Passt Ihnen die neue Uhrzeit?**
        {% else %}
        **Passt Ihnen dieser neue Tag?**
        {% endif %}

        ## Unser neuer Vorschlag
        """,
        SLOT,
        PROMISES,
        "## Wenn es nicht passt",
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
    Unser Besuch: Es kommt jemand anderes mit
    {% else %}
    Unser Besuch: Es kommen andere zu Ihnen
    {% endif %}
    """,
    body=paragraphs(
        """
        {% if staying %}
        zu unserem Besuch kommt jemand anderes mit, als wir Ihnen geschrieben haben.
        Dabei bleibt {{ staying | names }}.
        {% else %}
        zu unserem Besuch kommen andere, als wir Ihnen geschrieben haben.
        {% endif %}
        Der Tag und die Uhrzeit bleiben gleich. **Ist das für Sie in Ordnung?**

        ## Unser Besuch
        """,
        SLOT,
        PROMISES,
        "## Wenn es nicht passt",
        CALL_OFF,
        WAYS,
        _OTHERWISE,
    ),
    closing=CLOSING,
    privacy=PRIVACY,
    reply=REPLY_TO_PAIR,
)
"""The visit stands; one of the two, or both, are others."""
