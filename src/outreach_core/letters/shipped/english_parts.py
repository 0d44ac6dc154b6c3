"""Which English sentences do several of our letters share?"""

from typing import Final

INFO: Final = """
    Date :: {{ day | date }}
    Your answer code :: {{ answer_code }}
    Phone :: {{ sender.phone }}
    {% if sender.mobile %}
    Text message :: {{ sender.mobile }}
    {% endif %}
    {% if sender.opening_hours %}
    You can reach us :: {{ sender.opening_hours }}
    {% endif %}
    E-mail :: {{ sender.email }}
    """
PROMISES: Final = """
    ## What matters to us
    - The visit is **voluntary**. You decide.
    - The visit is **not a check**. We do not inspect anything.
    - You do not have to let us in. We can talk at the door.
    - Your money does not depend on this visit.
    """
WAYS: Final = """
    - **Phone:** {{ sender.phone }}
    {% if sender.mobile %}
    or **text message:** {{ sender.mobile }}
    {% endif %}
    - **E-mail:** {{ sender.email }}
    - **Post:** Tick the boxes on the answer page and send it to us.
    {% if sender.prepaid_envelope %}
    The envelope is enclosed, we pay the postage.
    {% endif %}
    """
CODE: Final = """
    Just tell us your answer code **{{ answer_code }}**, then we know.
    """
CODE_BY: Final = """
    Just tell us your answer code **{{ answer_code }}**, then we know. It helps us if you
    answer by {{ answer_by | day }}. You can also answer later.
    """
OTHERWISE: Final = """
    Another day is possible too. We are also happy to meet you somewhere else: in a café,
    on a walk or at our office. If you do not want a visit, please tell us, and we will
    not come.
    """
SLOT: Final = """
    Day :: {{ slot.day | day }}
    Time :: between {{ slot.start_minute | clock }} and {{ slot.end_minute | clock }}
    {% if place %}
    Place :: {{ place }}
    {% else %}
    Place :: at your home
    {% endif %}
    Who comes :: {{ team | names }}; there will always be two of us
    """
CALL_OFF: Final = """
    Please let us know by {{ answer_by | day }} if you can. You may also call it off
    later, even at the door. Your answer code **{{ answer_code }}** is enough.
    """
CLOSING: Final = "We look forward to meeting you. Kind regards"
PRIVACY: Final = """
    ! **Your data:** We use your name, your address and your answer for this offer only.
    You can ask us what we have stored about you. Responsible: {{ sender.office }}.
    {% if sender.privacy_page %}
    More on data protection: {{ sender.privacy_page }}
    {% endif %}
    ! This is a translation to help you. The German letter is the original.
    """
