"""The words of our letters in plain German: an offer, never a summons.

Wording of this project: one thought a sentence, one question, the freedom to say no
before the ways to say yes. Offices may register their own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from outreach_core.letters.letter import LetterKind
from outreach_core.letters.shipped.german_changes import CHANGE, OTHER_PAIR
from outreach_core.letters.shipped.german_parts import (
    CALL_OFF,
    CLOSING,
    CODE,
    CODE_BY,
    INFO,
    OTHERWISE,
    PRIVACY,
    PROMISES,
    REPLY,
    REPLY_HEAD,
    REPLY_TO_SLOT,
    REPLY_WISHES,
    SLOT,
    WAYS,
)
from outreach_core.letters.shipped.sections import letter_source, paragraphs

_FIRST_LETTER: Final = letter_source(
    info=INFO,
    subject="Wir möchten gern wieder von Ihnen hören",
    body=paragraphs(
        """
        wir haben schon lange nichts mehr von Ihnen gehört. Darum denken wir an Sie und
        machen uns Gedanken. **Geht es Ihnen gut?**

        Wir möchten Sie gern besuchen und Ihnen zuhören. Wenn Sie etwas brauchen, suchen
        wir gemeinsam mit Ihnen einen Weg.

        ## Wer kommt und wann
        Wir sind {{ team | names }}, {{ sender.office }}. Wir kommen immer zu zweit. In
        der Zeit von {{ invitation.first_day | day }} bis {{ invitation.last_day | day }}
        möchten wir einmal bei Ihnen klingeln. Sagen Sie uns gern, wann es Ihnen passt.
        """,
        PROMISES,
        "## So antworten Sie uns",
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
    subject="Wir möchten Sie gern besuchen",
    body=paragraphs(
        """
        wir möchten gern wissen, wie es Ihnen geht. Darum möchten wir Sie besuchen und
        Ihnen zuhören. **Passt Ihnen dieser Tag?**

        ## Unser Besuch
        """,
        SLOT,
        PROMISES,
        "## Wenn der Tag nicht passt",
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
    subject="Unser Besuch findet nicht statt",
    body=paragraphs(
        """
        wir wollten Sie am {{ former.day | day }} besuchen. An diesem Tag kommen wir
        **nicht**. Das tut uns leid.

        Wir möchten trotzdem gern wissen, wie es Ihnen geht. **Möchten Sie, dass wir an
        einem anderen Tag kommen?** Dann sagen Sie uns bitte, wann es Ihnen passt. Wir
        sind {{ team | names }}. Wir kommen immer zu zweit.
        """,
        PROMISES,
        "## So antworten Sie uns",
        WAYS,
        CODE,
        """
        Wir treffen Sie auch gern an einem anderen Ort: im Café, bei einem Spaziergang
        oder bei uns im Büro. Wenn Sie keinen Besuch möchten, brauchen Sie nichts zu tun.
        """,
    ),
    closing="Herzliche Grüße",
    privacy=PRIVACY,
    reply=REPLY,
)

_CLOSED_DOOR: Final = letter_source(
    info=INFO,
    subject="Wir haben Sie leider nicht getroffen",
    body=paragraphs(
        """
        am {{ visited_on | day }} haben wir bei Ihnen geklingelt. Wir haben Sie leider
        nicht getroffen. **Das ist nicht schlimm.** Vielleicht waren Sie unterwegs.
        Vielleicht wollten Sie nicht öffnen. Beides ist in Ordnung.

        Wir möchten weiter gern wissen: **Geht es Ihnen gut?**

        {% if slot %}
        ## Wir versuchen es noch einmal
        Tag :: {{ slot.day | day }}
        Uhrzeit :: zwischen {{ slot.start_minute | clock }} und {{ slot.end_minute | clock }}
        Es kommen :: {{ team | names }}

        Wir kommen immer zu zweit. Wenn der Tag nicht passt, sagen Sie uns gern Bescheid.
        {% else %}
        ## Wann passt es Ihnen
        Sagen Sie uns gern einen Tag. Dann kommen {{ team | names }} oder zwei von uns.
        Wir kommen immer zu zweit.
        {% endif %}
        """,
        PROMISES,
        "## So antworten Sie uns",
        WAYS,
        CODE_BY,
        OTHERWISE,
    ),
    closing="Alles Gute und herzliche Grüße",
    privacy=PRIVACY,
    reply=REPLY,
)

_LATER_OFFER: Final = letter_source(
    info=INFO,
    subject="Unser Angebot gilt weiter",
    body=paragraphs(
        """
        vor einiger Zeit haben wir Ihnen geschrieben. Wir haben Sie nicht vergessen.
        **Wie geht es Ihnen heute?**

        Vielleicht war es damals der falsche Zeitpunkt. Wir möchten Sie noch einmal
        fragen: Dürfen wir Sie besuchen und Ihnen zuhören?

        ## Wer kommt und wann
        Wir sind {{ team | names }}, {{ sender.office }}. Wir kommen immer zu zweit. In
        der Zeit von {{ invitation.first_day | day }} bis {{ invitation.last_day | day }}
        möchten wir einmal bei Ihnen klingeln. Sagen Sie uns gern, wann es Ihnen passt.
        """,
        PROMISES,
        "## So antworten Sie uns",
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
    subject="Ein Angebot für Sie",
    body=paragraphs(
        """
        wir haben ein Angebot, das vielleicht zu Ihnen passt. Es heißt:
        **{{ title }}**. Dort hat ein Mensch Zeit für Sie und hilft Ihnen bei dem, was
        Ihnen wichtig ist. **Möchten Sie mehr darüber wissen?**

        {% if provider or starts_on %}
        ## Das Angebot
        {% if provider %}
        Wer es macht :: {{ provider }}
        {% endif %}
        {% if starts_on %}
        Beginn :: {{ starts_on | day }}
        {% endif %}
        {% endif %}

        ## Das ist uns wichtig
        - Das Angebot ist **freiwillig**. Sie entscheiden.
        - Es ist **keine Kontrolle**. Sie bestimmen, worüber Sie sprechen.
        - Sie können jederzeit aufhören.
        - Ihr Geld hängt nicht davon ab, ob Sie mitmachen.
        - Wir geben Ihre Daten nur weiter, wenn Sie das vorher unterschreiben.

        ## So antworten Sie uns
        {{ team | names }} erzählen Ihnen gern mehr: am Telefon, bei Ihnen zu Hause oder
        an einem anderen Ort.
        """,
        WAYS,
        CODE_BY,
        """
        Wenn Sie kein Angebot und keinen Besuch möchten, sagen Sie uns das bitte. Dann
        fragen wir nicht weiter.
        """,
    ),
    closing="Herzliche Grüße",
    privacy=PRIVACY,
    reply=paragraphs(
        REPLY_HEAD,
        """
        ## Das Angebot
        [ ] Ja, ich möchte mehr darüber wissen.
        [ ] Bitte rufen Sie mich an. Meine Nummer ist: ____
        [ ] Bitte besuchen Sie mich. Das passt mir gut: ____
        [ ] Ich möchte lieber zu Ihnen ins Büro kommen.
        """,
        REPLY_WISHES,
        """
        ## Lieber nicht
        [ ] Ich möchte das Angebot jetzt nicht.
        [ ] Ich möchte jetzt keinen Besuch.
        [ ] Bitte besuchen Sie mich nie.

        Vielen Dank für Ihre Antwort. Ihren Namen brauchen Sie nicht zu schreiben.
        """,
    ),
)

_GRACE_MONTH: Final = letter_source(
    info=INFO,
    subject="Bitte kommen Sie zu uns. Wir möchten helfen",
    body=paragraphs(
        """
        wir machen uns Sorgen um Sie. **Ihr Geld ist in Gefahr.** Noch lässt sich das
        ändern. Wir helfen Ihnen gern dabei.

        ## Das ist jetzt wichtig
        Bitte kommen Sie **bis {{ appear_by | day }}** einmal selbst ins Jobcenter. Dann
        kann es mit Ihrem Geld weitergehen. Ein Anruf, ein Brief oder ein Besuch von uns
        reicht dafür leider nicht.

        Wo :: {{ office_street }}, {{ office_town }}
        {% if office_hours %}
        Wann :: {{ office_hours }}
        {% endif %}

        ## Wir gehen mit Ihnen hin
        Wir sind {{ team | names }}. Wir holen Sie gern zu Hause ab und gehen mit Ihnen
        zusammen ins Jobcenter. **Sollen wir Sie abholen?**
        {% if slot %}
        Wir klingeln bei Ihnen am {{ slot.day | day }} zwischen
        {{ slot.start_minute | clock }} und {{ slot.end_minute | clock }}. Wir kommen
        immer zu zweit.
        {% endif %}

        ## Das gilt für unseren Besuch
        - Unser Besuch ist **freiwillig**. Sie entscheiden.
        - Unser Besuch ist **keine Kontrolle**. Wir prüfen nichts.
        - Sie müssen uns nicht hereinlassen. Wir können auch an der Tür sprechen.

        ## So antworten Sie uns
        """,
        WAYS,
        """
        Nennen Sie nur Ihren Antwort-Code **{{ answer_code }}**, dann wissen wir Bescheid.
        Wenn Sie keinen Besuch möchten, sagen Sie uns das bitte. Dann kommen wir nicht.
        Gehen Sie dann bitte trotzdem ins Jobcenter.
        """,
    ),
    closing="Wir sind gern für Sie da. Herzliche Grüße",
    privacy=PRIVACY,
    reply=paragraphs(
        REPLY_HEAD,
        """
        ## Mein Weg ins Jobcenter
        [ ] Bitte holen Sie mich ab. Das passt mir gut: ____
        [ ] Ich komme selbst. Ich komme am: ____
        [ ] Ich war schon da. Das war am: ____
        [ ] Bitte rufen Sie mich zuerst an. Meine Nummer ist: ____
        [ ] Ich kann nicht kommen. Bitte sprechen Sie mit mir.
        """,
        REPLY_WISHES,
        """
        ## Kein Besuch
        [ ] Ich möchte jetzt keinen Besuch.
        [ ] Bitte besuchen Sie mich nie.

        Vielen Dank für Ihre Antwort. Ihren Namen brauchen Sie nicht zu schreiben.
        """,
    ),
)

GERMAN: Final[Mapping[LetterKind, str]] = MappingProxyType(
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
"""Source of the German template of every kind of letter."""
