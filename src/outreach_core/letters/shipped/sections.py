"""How is the source of a shipped template put together from its sections?"""

import inspect


def letter_source(
    *,
    info: str,
    subject: str,
    body: str,
    closing: str,
    privacy: str,
    reply: str = "",
) -> str:
    """Return the text of a template, each section under its mark.

    Args:
        info: Labelled values beside the address.
        subject: What the letter is about, one line.
        body: The letter.
        closing: The farewell.
        privacy: The short privacy notice.
        reply: The page to tick and send back; empty for none.
    """
    sections = {
        "info": info,
        "subject": subject,
        "body": body,
        "closing": closing,
        "privacy": privacy,
        "reply": reply,
    }
    return "\n\n".join(
        f"=== {name} ===\n{inspect.cleandoc(text)}"
        for name, text in sections.items()
        if text
    )


def paragraphs(*pieces: str) -> str:
    """Join pieces of text by blank lines, each freed of its indentation."""
    return "\n\n".join(inspect.cleandoc(piece) for piece in pieces)
