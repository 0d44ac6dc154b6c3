"""The words of the first letter: an offer, never a summons.

Wording of this project, in plain language: one thought a sentence, one question, the
freedom to say no before the ways to say yes. Offices may register their own.
"""

from typing import Final

from outreach_core.letters.letter import LetterKind, Register
from outreach_core.letters.templates import LetterTemplate

_GERMAN: Final = """
    === info ===
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

    === subject ===
    Wir möchten gern wieder von Ihnen hören

    === body ===
    wir haben schon lange nichts mehr von Ihnen gehört. Darum denken wir an Sie und
    machen uns Gedanken. **Geht es Ihnen gut?**

    Wir möchten Sie gern besuchen und Ihnen zuhören. Wenn Sie etwas brauchen, suchen wir
    gemeinsam mit Ihnen einen Weg.

    ## Wer kommt und wann
    Wir sind {{ team | names }}, {{ sender.office }}. Wir kommen immer zu zweit. In
    der Zeit von {{ invitation.first_day | day }} bis {{ invitation.last_day | day }}
    möchten wir einmal bei Ihnen klingeln. Sagen Sie uns gern, wann es Ihnen passt.

    ## Das ist uns wichtig
    - Der Besuch ist **freiwillig**. Sie entscheiden.
    - Der Besuch ist **keine Kontrolle**. Wir prüfen nichts.
    - Sie müssen uns nicht hereinlassen. Wir können auch an der Tür sprechen.
    - Ihr Geld hängt nicht von diesem Besuch ab.

    ## So antworten Sie uns
    - **Anruf:** {{ sender.phone }}
    {% if sender.mobile %}
    oder **SMS:** {{ sender.mobile }}
    {% endif %}
    - **E-Mail:** {{ sender.email }}
    - **Post:** Kreuzen Sie die Antwort-Seite an und schicken Sie sie uns.
    {% if sender.prepaid_envelope %}
    Der Umschlag liegt bei, das Porto zahlen wir.
    {% endif %}

    Nennen Sie nur Ihren Antwort-Code **{{ answer_code }}**, dann wissen wir Bescheid. Am
    besten antworten Sie bis {{ answer_by | day }}. Sie können auch später antworten.

    Ein anderer Tag ist auch möglich. Wir treffen Sie auch gern an einem anderen Ort: im
    Café, bei einem Spaziergang oder bei uns im Büro. Wenn Sie keinen Besuch möchten,
    sagen Sie uns das bitte. Dann kommen wir nicht.

    === closing ===
    Wir freuen uns auf Sie. Herzliche Grüße

    === privacy ===
    ! **Ihre Daten:** Wir nutzen Ihren Namen, Ihre Anschrift und Ihre Antwort nur für
    dieses Angebot. Sie können uns fragen, was wir über Sie gespeichert haben.
    Verantwortlich ist {{ sender.office }}.
    {% if sender.privacy_page %}
    Mehr zum Datenschutz: {{ sender.privacy_page }}
    {% endif %}

    === reply ===
    ## Meine Antwort
    Kreuzen Sie an, was für Sie passt. Schicken Sie dann nur diese Seite zurück.

    Antwort an :: {{ sender.return_line }}
    Mein Antwort-Code :: **{{ answer_code }}**

    ## Der Besuch
    [ ] Ja, Sie können mich besuchen.
    [ ] Ja, aber an einem anderen Tag. Das passt mir gut: ____
    [ ] Bitte rufen Sie mich zuerst an. Meine Nummer ist: ____
    [ ] Ich möchte Sie lieber im Café treffen.
    [ ] Ich möchte lieber mit Ihnen spazieren gehen.
    [ ] Ich möchte lieber zu Ihnen ins Büro kommen.

    ## Meine Wünsche
    [ ] Bitte kommt eine Frau mit.
    [ ] Bitte kommt ein Mann mit.
    [ ] Bitte sprechen Sie mit mir diese Sprache: ____
    [ ] Das ist mir noch wichtig: ____

    ## Kein Besuch
    [ ] Mir geht es gut. Ich brauche gerade nichts.
    [ ] Ich möchte jetzt keinen Besuch.
    [ ] Bitte besuchen Sie mich nie.

    Vielen Dank für Ihre Antwort. Ihren Namen brauchen Sie nicht zu schreiben.
    """

_ENGLISH: Final = """
    === info ===
    Date :: {{ day | date }}
    Your answer code :: {{ answer_code }}
    Phone :: {{ sender.phone }}
    {% if sender.mobile %}
    Text message :: {{ sender.mobile }}
    {% endif %}
    E-mail :: {{ sender.email }}

    === subject ===
    We would like to hear from you again

    === body ===
    We have not heard from you for a long time. You are on our minds, and we are a little
    worried. **Are you all right?**

    We would like to visit you and listen. If you need something, we will look for a way
    together with you.

    ## Who will come, and when
    We are {{ team | names }}, {{ sender.office }}. There will always be two of us. We
    would like to ring your bell once between {{ invitation.first_day | day }} and
    {{ invitation.last_day | day }}. Do tell us when it suits you.

    ## What matters to us
    - The visit is **voluntary**. You decide.
    - The visit is **not a check**. We do not inspect anything.
    - You do not have to let us in. We can talk at the door.
    - Your money does not depend on this visit.

    ## How to answer
    - **Phone:** {{ sender.phone }}
    {% if sender.mobile %}
    or **text message:** {{ sender.mobile }}
    {% endif %}
    - **E-mail:** {{ sender.email }}
    - **Post:** Tick the boxes on the answer page and send it to us.
    {% if sender.prepaid_envelope %}
    The envelope is enclosed, we pay the postage.
    {% endif %}

    Just tell us your answer code **{{ answer_code }}**, then we know. It helps us if you
    answer by {{ answer_by | day }}. You can also answer later.

    Another day is possible too. We are also happy to meet you somewhere else: in a café,
    on a walk or at our office. If you do not want a visit, please tell us, and we will
    not come.

    === closing ===
    We look forward to meeting you. Kind regards

    === privacy ===
    ! **Your data:** We use your name, your address and your answer for this offer only.
    You can ask us what we have stored about you. Responsible: {{ sender.office }}.
    {% if sender.privacy_page %}
    More on data protection: {{ sender.privacy_page }}
    {% endif %}
    ! This is a translation to help you. The German letter is the original.
    """

FIRST_LETTER_DE: Final = LetterTemplate.register(
    _GERMAN,
    name="first-letter-de",
    language="de",
    register=Register.PLAIN,
    kind=LetterKind.FIRST_LETTER,
)
"""The friendly first letter in plain German."""

FIRST_LETTER_EN: Final = LetterTemplate.register(
    _ENGLISH,
    name="first-letter-en",
    language="en",
    register=Register.PLAIN,
    kind=LetterKind.FIRST_LETTER,
)
"""The courtesy translation into English; the answer page stays German with the letter."""
