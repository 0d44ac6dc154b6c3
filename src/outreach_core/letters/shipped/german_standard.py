"""How do our letters sound in standard German, for offices that prefer it?

Longer sentences than the plain letters, the same content: an offer, never a summons.
"""

from typing import Final

from outreach_core.letters.shipped.german_parts import (
    INFO,
    PRIVACY,
    REPLY,
    REPLY_TO_PAIR,
    SLOT,
    WAYS,
)
from outreach_core.letters.shipped.sections import letter_source, paragraphs

_PROMISES: Final = """
    ## Das ist uns wichtig
    - Der Besuch ist **freiwillig**, die Entscheidung liegt allein bei Ihnen.
    - Der Besuch ist **keine Kontrolle**, wir prüfen nichts.
    - Sie müssen uns nicht hereinlassen, wir können auch an der Tür sprechen.
    - Ihr Geld hängt nicht von diesem Besuch ab.
    """
_OTHERWISE: Final = """
    Ein anderer Tag ist ebenso möglich wie ein anderer Ort: im Café, bei einem
    Spaziergang oder bei uns im Büro. Wenn Sie keinen Besuch wünschen, sagen Sie uns
    bitte kurz Bescheid. Dann kommen wir nicht.
    """

FIRST_LETTER_STANDARD: Final = letter_source(
    info=INFO,
    subject="Wir würden gern wieder von Ihnen hören",
    body=paragraphs(
        """
        wir haben seit längerer Zeit nichts mehr von Ihnen gehört und machen uns deshalb
        Gedanken. **Geht es Ihnen gut?**

        Gern würden wir Sie besuchen und Ihnen zuhören. Wenn Sie Unterstützung brauchen,
        suchen wir gemeinsam mit Ihnen nach einem Weg, der zu Ihnen passt.

        ## Wer kommt und wann
        Wir sind {{ team | names }}, {{ sender.office }}, und kommen immer zu zweit. In der
        Zeit von {{ invitation.first_day | day }} bis {{ invitation.last_day | day }}
        möchten wir einmal bei Ihnen klingeln. Teilen Sie uns gern mit, wann es Ihnen passt.

        """,
        _PROMISES,
        "## So erreichen Sie uns",
        WAYS,
        """
        Es genügt, wenn Sie Ihren Antwort-Code **{{ answer_code }}** nennen. Wenn Sie bis
        {{ answer_by | day }} antworten, können wir gut planen; Sie können uns aber auch
        später noch antworten.
        """,
        _OTHERWISE,
    ),
    closing="Wir freuen uns, von Ihnen zu hören. Mit freundlichen Grüßen",
    privacy=PRIVACY,
    reply=REPLY,
)
"""Source of the first letter in standard German."""

OTHER_PAIR_STANDARD: Final = letter_source(
    info=INFO,
    subject="""
    {% if staying %}
    Unser Besuch bei Ihnen: Es kommt jemand anderes mit
    {% else %}
    Unser Besuch bei Ihnen: Es kommen zwei andere Personen
    {% endif %}
    """,
    body=paragraphs(
        """
        {% if staying %}
        zu unserem Besuch kommt jemand anderes mit, als wir Ihnen geschrieben haben;
        weiterhin dabei ist {{ staying | names }}.
        {% else %}
        zu unserem Besuch kommen zwei andere Personen, als wir Ihnen geschrieben haben.
        {% endif %}
        Tag und Uhrzeit bleiben, wie sie angekündigt waren. Wir schreiben Ihnen, damit
        Sie vorher wissen, wer bei Ihnen klingelt. **Ist das für Sie in Ordnung?**

        ## Unser Besuch
        """,
        SLOT,
        _PROMISES,
        """
        ## Wenn es nicht passt
        Sagen Sie uns gern bis {{ answer_by | day }} Bescheid; auch später und selbst an
        der Tür können Sie noch absagen. Es genügt, wenn Sie Ihren Antwort-Code
        **{{ answer_code }}** nennen. Wenn Sie lieber mit jemand anderem sprechen möchten,
        suchen wir gern nach einem Weg.
        """,
        WAYS,
        _OTHERWISE,
    ),
    closing="Wir freuen uns auf Sie. Mit freundlichen Grüßen",
    privacy=PRIVACY,
    reply=REPLY_TO_PAIR,
)
"""Source of the letter about other people in standard German."""
