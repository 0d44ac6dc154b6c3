"""Objects of the core under the name of the fault matrix."""

from typing import Any, Final

from outreach_core.letters import BatchRow, LetterBatch, PrintFile

NAME: Final = "odd"


class Named:
    """Another object under the name of the matrix."""

    name = NAME

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, member: str) -> Any:
        if member.startswith("__"):
            raise AttributeError(member)
        return getattr(self._inner, member)


class Printing(Named):
    """The same, and many letters in one file."""

    def batch(self, letters: Any, profile: Any) -> LetterBatch:
        texts = [self.render(letter, profile).content for letter in letters]
        return LetterBatch(
            file=PrintFile(
                media_type="text/plain", suffix=".txt", content=b"\f".join(texts)
            ),
            rows=tuple(
                BatchRow(
                    key=letter.key.text,
                    answer_code=letter.key.answer_code,
                    first_page=2 * place + 1,
                    pages=1,
                )
                for place, letter in enumerate(letters)
            ),
        )
