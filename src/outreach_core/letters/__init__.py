"""Letters that people open, understand and can trust: composed, checked, rendered."""

from outreach_core.letters.addresses import address_block
from outreach_core.letters.batches import (
    LETTERS_IN_BATCH,
    BatchFormat,
    BatchRow,
    LetterBatch,
    PrintFile,
    batch_manifest,
    marked_copies,
    sets_batches,
)
from outreach_core.letters.checks import (
    DEFAULT_CHECKS,
    LetterCheck,
    TextCheck,
    run_checks,
    word_checks,
)
from outreach_core.letters.compose import compose
from outreach_core.letters.door_card import DoorCard
from outreach_core.letters.door_card_page import door_cards_page
from outreach_core.letters.door_card_words import DOOR_CARD_WORDS, DoorCardWords
from outreach_core.letters.folding import WordList, folded
from outreach_core.letters.formats import LetterFormat, RenderedLetter
from outreach_core.letters.html_format import HtmlFormat
from outreach_core.letters.keys import LetterKey, read_answer_code
from outreach_core.letters.letter import (
    AddressBlock,
    Letter,
    LetterKind,
    LetterText,
    Register,
    Sender,
)
from outreach_core.letters.locales import LOCALES, LetterLocale
from outreach_core.letters.occasions import (
    AnnouncementFacts,
    CancellationFacts,
    ChangeFacts,
    ClosedDoorFacts,
    CoachingFacts,
    GraceMonthFacts,
    InvitationFacts,
    LetterFacts,
    OtherPairFacts,
    VisitInvitation,
    VisitSlot,
)
from outreach_core.letters.plain_language import (
    PlainAdvice,
    PlainRule,
    plain_advice,
    template_advice,
)
from outreach_core.letters.plan import LetterPlan, merged_plans, plan_letters
from outreach_core.letters.problems import (
    ComposeProblem,
    LetterNotRenderedError,
    LetterProblem,
)
from outreach_core.letters.profiles import (
    DIN_5008_A,
    DIN_5008_B,
    EPOST,
    LARGE_PRINT,
    PRINT_PROFILES,
    Margins,
    PrintProfile,
    Zone,
)
from outreach_core.letters.readings import LetterReading, Reading, letter_readings
from outreach_core.letters.reviews import Review
from outreach_core.letters.shipped import shipped_template, shipped_templates
from outreach_core.letters.templates import LetterTemplate
from outreach_core.letters.text import (
    Block,
    Bullets,
    Choice,
    Choices,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Run,
    Runs,
    needs_isolation,
    numbered,
    plain,
    texts_of,
)
from outreach_core.letters.text_format import TextFormat, letter_as_text
from outreach_core.letters.wordlists import WORDS_TO_WATCH

__all__ = [
    "DEFAULT_CHECKS",
    "DIN_5008_A",
    "DIN_5008_B",
    "DOOR_CARD_WORDS",
    "EPOST",
    "LARGE_PRINT",
    "LETTERS_IN_BATCH",
    "LOCALES",
    "PRINT_PROFILES",
    "WORDS_TO_WATCH",
    "AddressBlock",
    "AnnouncementFacts",
    "BatchFormat",
    "BatchRow",
    "Block",
    "Bullets",
    "CancellationFacts",
    "ChangeFacts",
    "Choice",
    "Choices",
    "ClosedDoorFacts",
    "CoachingFacts",
    "ComposeProblem",
    "DoorCard",
    "DoorCardWords",
    "Fact",
    "Facts",
    "GraceMonthFacts",
    "Heading",
    "HtmlFormat",
    "InvitationFacts",
    "Letter",
    "LetterBatch",
    "LetterCheck",
    "LetterFacts",
    "LetterFormat",
    "LetterKey",
    "LetterKind",
    "LetterLocale",
    "LetterNotRenderedError",
    "LetterPlan",
    "LetterProblem",
    "LetterReading",
    "LetterTemplate",
    "LetterText",
    "Margins",
    "Note",
    "OtherPairFacts",
    "Paragraph",
    "PlainAdvice",
    "PlainRule",
    "PrintFile",
    "PrintProfile",
    "Reading",
    "Register",
    "RenderedLetter",
    "Review",
    "Run",
    "Runs",
    "Sender",
    "TextCheck",
    "TextFormat",
    "VisitInvitation",
    "VisitSlot",
    "WordList",
    "Zone",
    "address_block",
    "batch_manifest",
    "compose",
    "door_cards_page",
    "folded",
    "letter_as_text",
    "letter_readings",
    "marked_copies",
    "merged_plans",
    "needs_isolation",
    "numbered",
    "plain",
    "plain_advice",
    "plan_letters",
    "read_answer_code",
    "run_checks",
    "sets_batches",
    "shipped_template",
    "shipped_templates",
    "template_advice",
    "texts_of",
    "word_checks",
]
