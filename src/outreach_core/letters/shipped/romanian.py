"""The friendly letters in plain Romanian; a native speaker's review is to be recorded."""

from typing import Final

from outreach_core.letters.shipped.friendly import FriendlyWords

ROMANIAN: Final = FriendlyWords(
    info="""
    Data :: {{ day | date }}
    Codul dumneavoastră de răspuns :: {{ answer_code }}
    Telefon :: {{ sender.phone }}
    {% if sender.mobile %}
    SMS :: {{ sender.mobile }}
    {% endif %}
    {% if sender.opening_hours %}
    Când ne găsiți :: {{ sender.opening_hours }}
    {% endif %}
    E-mail :: {{ sender.email }}
    """,
    promises="""
    ## Ce este important pentru noi
    - Vizita este **voluntară**. Dumneavoastră decideți.
    - Vizita **nu este un control**. Nu verificăm nimic.
    - Nu trebuie să ne lăsați să intrăm. Putem vorbi și la ușă.
    - Banii dumneavoastră nu depind de această vizită.
    """,
    ways="""
    - **Telefon:** {{ sender.phone }}
    {% if sender.mobile %}
    sau **SMS:** {{ sender.mobile }}
    {% endif %}
    - **E-mail:** {{ sender.email }}
    - **Poștă:** Bifați pe pagina de răspuns și trimiteți-ne pagina.
    {% if sender.prepaid_envelope %}
    Plicul este alăturat, taxa poștală o plătim noi.
    {% endif %}
    """,
    code_by="""
    Spuneți-ne doar codul dumneavoastră de răspuns **{{ answer_code }}** și vom ști despre
    ce este vorba. Cel mai bine este să răspundeți până {{ answer_by | day }}. Puteți
    răspunde și mai târziu.
    """,
    otherwise="""
    Se poate și în altă zi. Ne întâlnim cu plăcere și în alt loc: la o cafenea, la o
    plimbare sau la noi la birou. Dacă nu doriți o vizită, vă rugăm să ne spuneți. Atunci
    nu venim.
    """,
    closing="Ne bucurăm să ne întâlnim cu dumneavoastră. Cu salutări cordiale",
    privacy="""
    ! **Datele dumneavoastră:** Folosim numele, adresa și răspunsul dumneavoastră numai
    pentru această ofertă. Ne puteți întreba ce date avem despre dumneavoastră. Responsabil:
    {{ sender.office }}.
    {% if sender.privacy_page %}
    Mai multe despre protecția datelor: {{ sender.privacy_page }}
    {% endif %}
    ! Aceasta este o traducere, ca să vă ajute. Originalul este scrisoarea în limba germană.
    """,
    first_subject="Am dori să avem din nou vești de la dumneavoastră",
    first_letter="""
    De mult timp nu am mai avut vești de la dumneavoastră. De aceea ne gândim la
    dumneavoastră și ne facem griji. **Sunteți bine?**

    Am dori să vă vizităm și să vă ascultăm. Dacă aveți nevoie de ceva, căutăm o cale
    împreună cu dumneavoastră.

    ## Cine vine și când
    Suntem {{ team | names }}, {{ sender.office }}. Venim întotdeauna în doi. În perioada
    de {{ invitation.first_day | day }}, până {{ invitation.last_day | day }}, am dori să
    sunăm o dată la ușa dumneavoastră. Vă rugăm să ne spuneți când vă este potrivit.
    """,
    answering="Cum ne puteți răspunde",
    announced_subject="Am dori să vă vizităm",
    announcement="""
    Am dori să știm cum vă este. De aceea am dori să vă vizităm și să vă ascultăm. **Vă
    este potrivită această zi?**

    ## Vizita noastră
    """,
    slot="""
    Ziua :: {{ slot.day | day }}
    Ora :: între {{ slot.start_minute | clock }} și {{ slot.end_minute | clock }}
    {% if place %}
    Unde :: {{ place }}
    {% else %}
    Unde :: la dumneavoastră acasă
    {% endif %}
    Cine vine :: {{ team | names }}; venim întotdeauna în doi
    """,
    if_not="Dacă ziua nu este potrivită",
    call_off="""
    Vă rugăm să ne anunțați până {{ answer_by | day }}. Puteți renunța și mai târziu, chiar
    și la ușă. Este de ajuns codul dumneavoastră de răspuns **{{ answer_code }}**.
    """,
    reply_head="""
    ## Răspunsul meu
    Bifați ce vi se potrivește. Apoi trimiteți înapoi numai această pagină. Numerele sunt
    aceleași ca pe pagina în germană.

    Răspuns către :: {{ sender.return_line }}
    Codul meu de răspuns :: **{{ answer_code }}**
    """,
    visit_heading="Vizita",
    yes_visit="Da, mă puteți vizita.",
    yes_slot="Da, ziua este potrivită pentru mine.",
    visit_boxes="""
    [ ] Da, dar în altă zi. Îmi este potrivit: ____
    [ ] Vă rog să mă sunați mai întâi. Numărul meu este: ____
    [ ] Prefer să ne întâlnim la o cafenea.
    [ ] Prefer să ne plimbăm împreună.
    [ ] Prefer să vin la dumneavoastră la birou.
    """,
    wishes="""
    ## Dorințele mele
    [ ] Vă rog să vină și o femeie.
    [ ] Vă rog să vină și un bărbat.
    [ ] Vă rog să vorbiți cu mine în această limbă: ____
    [ ] Pentru mine mai este important: ____
    """,
    no_visit="""
    ## Fără vizită
    [ ] Sunt bine. Acum nu am nevoie de nimic.
    [ ] Acum nu doresc o vizită.
    [ ] Vă rog să nu mă vizitați niciodată.

    Vă mulțumim pentru răspuns. Nu trebuie să vă scrieți numele.
    """,
)
"""The Romanian words."""
