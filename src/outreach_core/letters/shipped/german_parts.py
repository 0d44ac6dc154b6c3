"""Which German sentences do several of our letters share?"""

from typing import Final

from outreach_core.letters.shipped.sections import paragraphs

INFO: Final = """
    Datum :: {{ day | date }}
    Ihr Antwort-Code :: {{ answer_code }}
    Telefon :: {{ sender.phone }}
    {% if sender.mobile %}
    SMS :: {{ sender.mobile }}
    {% endif %}
    {% if sender.opening_hours %}
    Sie erreichen uns :: {{ sender.opening_hours }}
    {% endif %}
    E-Mail :: {{ sender.email }}
    """
PROMISES: Final = """
    ## Das ist uns wichtig
    - Der Besuch ist **freiwillig**. Sie entscheiden.
    - Der Besuch ist **keine Kontrolle**. Wir prüfen nichts.
    - Sie müssen uns nicht hereinlassen. Wir können auch an der Tür sprechen.
    - Ihr Geld hängt nicht von diesem Besuch ab.
    """
WAYS: Final = """
    - **Anruf:** {{ sender.phone }}
    {% if sender.mobile %}
    oder **SMS:** {{ sender.mobile }}
    {% endif %}
    - **E-Mail:** {{ sender.email }}
    - **Post:** Kreuzen Sie die Antwort-Seite an und schicken Sie sie uns.
    {% if sender.prepaid_envelope %}
    Der Umschlag liegt bei, das Porto zahlen wir.
    {% endif %}
    """
CODE: Final = """
    Nennen Sie nur Ihren Antwort-Code **{{ answer_code }}**, dann wissen wir Bescheid.
    """
CODE_BY: Final = """
    Nennen Sie nur Ihren Antwort-Code **{{ answer_code }}**, dann wissen wir Bescheid. Am
    besten antworten Sie bis {{ answer_by | day }}. Sie können auch später antworten.
    """
OTHERWISE: Final = """
    Ein anderer Tag ist auch möglich. Wir treffen Sie auch gern an einem anderen Ort: im
    Café, bei einem Spaziergang oder bei uns im Büro. Wenn Sie keinen Besuch möchten,
    sagen Sie uns das bitte. Dann kommen wir nicht.
    """
SLOT: Final = """
    Tag :: {{ slot.day | day }}
    Uhrzeit :: zwischen {{ slot.start_minute | clock }} und {{ slot.end_minute | clock }}
    {% if place %}
    Wo :: {{ place }}
    {% else %}
    Wo :: bei Ihnen zu Hause
    {% endif %}
    Wer kommt :: {{ team | names }}; wir kommen immer zu zweit
    """
CALL_OFF: Final = """
    Sagen Sie uns gern bis {{ answer_by | day }} Bescheid. Sie können auch später noch
    absagen, sogar erst an der Tür. Ihr Antwort-Code **{{ answer_code }}** genügt.
    """
CLOSING: Final = "Wir freuen uns auf Sie. Herzliche Grüße"
PRIVACY: Final = """
    ! **Ihre Daten:** Wir nutzen Ihren Namen, Ihre Anschrift und Ihre Antwort nur für
    dieses Angebot. Sie können uns fragen, was wir über Sie gespeichert haben.
    Verantwortlich ist {{ sender.office }}.
    {% if sender.privacy_page %}
    Mehr zum Datenschutz: {{ sender.privacy_page }}
    {% endif %}
    """
REPLY_HEAD: Final = """
    ## Meine Antwort
    Kreuzen Sie an, was für Sie passt. Schicken Sie dann nur diese Seite zurück.

    Antwort an :: {{ sender.return_line }}
    Mein Antwort-Code :: **{{ answer_code }}**
    """
_OTHER_VISIT: Final = """
    [ ] Ja, aber an einem anderen Tag. Das passt mir gut: ____
    [ ] Bitte rufen Sie mich zuerst an. Meine Nummer ist: ____
    [ ] Ich möchte Sie lieber im Café treffen.
    [ ] Ich möchte lieber mit Ihnen spazieren gehen.
    [ ] Ich möchte lieber zu Ihnen ins Büro kommen.
    """
REPLY_WISHES: Final = """
    ## Meine Wünsche
    [ ] Bitte kommt eine Frau mit.
    [ ] Bitte kommt ein Mann mit.
    [ ] Bitte sprechen Sie mit mir diese Sprache: ____
    [ ] Das ist mir noch wichtig: ____
    """
REPLY_NO: Final = """
    ## Kein Besuch
    [ ] Mir geht es gut. Ich brauche gerade nichts.
    [ ] Ich möchte jetzt keinen Besuch.
    [ ] Bitte besuchen Sie mich nie.

    Vielen Dank für Ihre Antwort. Ihren Namen brauchen Sie nicht zu schreiben.
    """


def _reply(yes: str) -> str:
    boxes = f"## Der Besuch\n[ ] {yes}\n{paragraphs(_OTHER_VISIT)}"
    return paragraphs(REPLY_HEAD, boxes, REPLY_WISHES, REPLY_NO)


REPLY: Final = _reply("Ja, Sie können mich besuchen.")
REPLY_TO_SLOT: Final = _reply("Ja, der Tag passt mir.")
REPLY_TO_PAIR: Final = _reply("Ja, diese beiden können kommen.")
