"""What does the page to tick say in English: the boxes of the German page, in order?"""

from typing import Final

from outreach_core.letters.shipped.sections import paragraphs

_HEAD: Final = """
    ## My answer
    Tick what suits you. Then send back this page only. The numbers are the same as on the
    German page.

    Answer to :: {{ sender.return_line }}
    My answer code :: **{{ answer_code }}**
    """
_OTHER_VISIT: Final = """
    [ ] Yes, but on another day. This suits me: ____
    [ ] Please call me first. My number is: ____
    [ ] I would rather meet you in a café.
    [ ] I would rather go for a walk with you.
    [ ] I would rather come to your office.
    """
_WISHES: Final = """
    ## My wishes
    [ ] Please let a woman come along.
    [ ] Please let a man come along.
    [ ] Please speak this language with me: ____
    [ ] This also matters to me: ____
    """
_THANKS: Final = "Thank you for your answer. You need not write your name."
_NO: Final = paragraphs(
    """
    ## No visit
    [ ] I am fine. I do not need anything at present.
    [ ] I do not want a visit now.
    [ ] Please never visit me.
    """,
    _THANKS,
)


def _visit(first: str) -> str:
    boxes = "\n".join(("## The visit", f"[ ] {first}", paragraphs(_OTHER_VISIT)))
    return paragraphs(_HEAD, boxes, _WISHES, _NO)


REPLY: Final = _visit("Yes, you may visit me.")
REPLY_TO_SLOT: Final = _visit("Yes, the day suits me.")
REPLY_TO_PAIR: Final = _visit("Yes, these two may come.")
REPLY_TO_COACHING: Final = paragraphs(
    _HEAD,
    """
    ## The offer
    [ ] Yes, I would like to know more.
    [ ] Please call me. My number is: ____
    [ ] Please visit me. This suits me: ____
    [ ] I would rather come to your office.
    """,
    _WISHES,
    """
    ## Rather not
    [ ] I do not want the offer now.
    [ ] I do not want a visit now.
    [ ] Please never visit me.
    """,
    _THANKS,
)
REPLY_TO_HONEST: Final = paragraphs(
    _HEAD,
    """
    ## My way to the jobcenter
    [ ] Please pick me up. This suits me: ____
    [ ] I will come myself. I will come on: ____
    [ ] I have already been there. That was on: ____
    [ ] Please call me first. My number is: ____
    [ ] I cannot come. Please talk to me.
    """,
    _WISHES,
    """
    ## No visit
    [ ] I do not want a visit now.
    [ ] Please never visit me.
    """,
    _THANKS,
)
