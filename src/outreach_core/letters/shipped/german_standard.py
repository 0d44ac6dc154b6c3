"""The first letter in the tone of standard German, for offices that prefer it.

Longer sentences than the plain letter, the same content: an offer, never a summons.
"""

from typing import Final

from outreach_core.letters.shipped.german_parts import INFO, PRIVACY, REPLY, WAYS
from outreach_core.letters.shipped.sections import letter_source, paragraphs

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

        ## Das ist uns wichtig
        - Der Besuch ist **freiwillig**, die Entscheidung liegt allein bei Ihnen.
        - Der Besuch ist **keine Kontrolle**, wir prüfen nichts.
        - Sie müssen uns nicht hereinlassen, wir können auch an der Tür sprechen.
        - Ihr Geld hängt nicht von diesem Besuch ab.

        ## So erreichen Sie uns
        """,
        WAYS,
        """
        Es genügt, wenn Sie Ihren Antwort-Code **{{ answer_code }}** nennen. Wenn Sie bis
        {{ answer_by | day }} antworten, können wir gut planen; Sie können uns aber auch
        später noch antworten.

        Ein anderer Tag ist ebenso möglich wie ein anderer Ort: im Café, bei einem
        Spaziergang oder bei uns im Büro. Wenn Sie keinen Besuch wünschen, sagen Sie uns
        bitte kurz Bescheid. Dann kommen wir nicht.
        """,
    ),
    closing="Wir freuen uns, von Ihnen zu hören. Mit freundlichen Grüßen",
    privacy=PRIVACY,
    reply=REPLY,
)
"""Source of the first letter in standard German."""
