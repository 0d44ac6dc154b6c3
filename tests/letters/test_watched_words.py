"""Sentences that no letter may hold, in every language; requirements 17, 20, 21.

The table is data: each sentence is what a well-meaning author might write.
"""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.letters import (
    DEFAULT_CHECKS,
    WORDS_TO_WATCH,
    Letter,
    LetterKind,
    LetterText,
    Paragraph,
    Run,
    folded,
    run_checks,
    shipped_template,
)
from outreach_core.letters.shipped import SOURCES

SUMMONS = {
    "en": (
        "You are obliged to come.",
        "Otherwise there will be a sanction.",
        "Please bring proof of it.",
    ),
    "uk": (
        "Ви зобов'язані прийти до нас.",
        "Інакше виплати буде зменшено, це санкція.",
        "Відповідайте негайно.",
        "Це має правові наслідки.",
    ),
    "ru": (
        "Вы обязаны прийти к нам.",
        "Иначе будет сокращение выплат.",
        "Ответьте немедленно.",
        "Мы требуем ответа до конца срока.",
    ),
    "ar": (
        "أنتم ملزمون بالحضور.",
        "وإلا فستُفرض عليكم عقوبة.",
        "سيتم تخفيض المساعدة.",
        "يجب عليكم أن تردّوا فوراً.",
    ),
    "fa": (
        "شما موظف هستید بیایید.",
        "وگرنه کمک شما کاهش می‌یابد.",
        "مهلت پاسخ جمعه است.",
        "لطفاً مدارک خود را بیاورید.",
    ),
    "ps": (
        "تاسو مکلف یاست چې راشئ.",
        "که نه، ستاسو پیسې کمېږي او جزا ورکول کېږي.",
        "د ځواب مهلت جمعه ده.",
        "سندونه له ځان سره راوړئ.",
    ),
    "tr": (
        "GELMENİZ ZORUNLUDUR.",
        "YAPTIRIM UYGULANIR.",
        "Derhal yanıt verin.",
        "Aksi hâlde kesinti yapılır.",
    ),
    "bg": (
        "Вие сте длъжни да дойдете.",
        "Иначе следва санкция.",
        "Отговорете незабавно.",
        "Сумата ще бъде намалена.",
    ),
    "ro": (
        "Sunteți obligat să veniți.",
        "Altfel urmează o sancţiune.",
        "Răspundeți imediat.",
        "Suma va fi redusă.",
    ),
}
REASONS = {
    "en": (
        "We help with debts.",
        "We know about your illness.",
        "The police wrote to us.",
    ),
    "uk": (
        "Ми допомагаємо з боргами.",
        "Ми знаємо про Вашу хворобу.",
        "Нам написала поліція.",
        "Йдеться про залежність.",
    ),
    "ru": (
        "Мы помогаем, если есть долги.",
        "Мы знаем о Вашей болезни.",
        "Нам написала полиция.",
        "Речь идёт о зависимости.",
    ),
    "ar": (
        "نساعدكم في الديون.",
        "نعرف بمرضكم.",
        "كتبت إلينا الشرطة.",
        "نعرف عن الإدمان.",
    ),
    "fa": (
        "ما به افراد بدهکار کمک می‌کنیم.",
        "ما از بیماری شما خبر داریم.",
        "پلیس به ما نامه نوشته است.",
        "موضوع اعتیاد است.",
    ),
    "ps": (
        "موږ د پوروړو سره مرسته کوو.",
        "موږ ستاسو له ناروغۍ خبر یو.",
        "پولیسو موږ ته لیک لیکلی.",
        "خبره د روږدي کېدو ده.",
    ),
    "tr": (
        "BORÇLARINIZ için yardım ediyoruz.",
        "Hastalığınızı biliyoruz.",
        "Polis bize yazdı.",
        "Konu bağımlılık.",
    ),
    "bg": (
        "Помагаме при дългове.",
        "Знаем за Вашата болест.",
        "Полицията ни писа.",
        "Става дума за зависимост.",
    ),
    "ro": (
        "Ajutăm cu datoriile.",
        "Știm de boala dumneavoastră.",
        "Ne-a scris poliţia.",
        "Este vorba de dependenţă.",
    ),
}
MUST = ("voluntary", "not_a_control", "way_to_refuse")


def table(sentences: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(code, each) for code, several in sentences.items() for each in several]


def saying(words: str, language: str) -> LetterText:
    """Return a text that says nothing else."""
    runs = (Run(text=words),)
    return LetterText(
        language=language,
        subject=runs,
        greeting=runs,
        body=(Paragraph(runs),),
        closing=runs,
    )


def found(letter: Letter, text: LetterText) -> set[str]:
    changed = attrs.evolve(letter, courtesy=text)
    return {problem.source for problem in run_checks(changed, DEFAULT_CHECKS)}


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_every_shipped_language_has_its_list_and_its_bad_sentences(
    language: str,
) -> None:
    assert language in WORDS_TO_WATCH
    if language != "de":
        assert min(len(SUMMONS[language]), len(REASONS[language])) >= 3


@pytest.mark.parametrize(("language", "words"), table(SUMMONS))
def test_a_sentence_of_a_summons_is_found_in_every_language(
    write_to: Callable[..., Letter], language: str, words: str
) -> None:
    assert "reads-like-a-summons" in found(write_to(), saying(words, language))


@pytest.mark.parametrize(("language", "words"), table(REASONS))
def test_a_sentence_that_names_a_reason_is_found_in_every_language(
    write_to: Callable[..., Letter], language: str, words: str
) -> None:
    assert "names-a-reason" in found(write_to(), saying(words, language))


@pytest.mark.parametrize("language", sorted(WORDS_TO_WATCH))
def test_the_promise_about_money_is_known_in_every_language(language: str) -> None:
    """Inside the month of § 7b no letter may say what the friendly letter says."""
    source = folded(SOURCES[language][LetterKind.FIRST_LETTER])
    promises = [folded(words) for words in WORDS_TO_WATCH[language].money_is_safe]
    assert any(promise in source for promise in promises)


@pytest.mark.parametrize("language", sorted(WORDS_TO_WATCH))
@pytest.mark.parametrize("needed", MUST)
def test_a_translation_without_what_it_must_say_stays_here(
    write_to: Callable[..., Letter], language: str, needed: str
) -> None:
    letter = write_to(courtesy=shipped_template(LetterKind.FIRST_LETTER, language))
    assert letter.courtesy is not None
    assert found(letter, letter.courtesy) == set()
    check = needed.replace("_", "-")
    assert check in found(letter, saying("…", language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("YAPTIRIM", "yaptırım"),
        ("İTİRAZ", "itiraz"),
        ("sancţiune", "SANCȚIUNE"),
        ("عُقُوبَةٌ", "عقوبة"),
        ("إلزام", "الزام"),
        ("بی\u200cدرنگ", "بيدرنگ"),
        ("зобов'язані", "ЗОБОВʼЯЗАНІ"),
        ("жёсткий", "жесткий"),
    ],
)
def test_one_word_is_one_word_however_it_is_typed(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text(), st.text())
def test_folding_keeps_a_part_a_part(before: str, after: str) -> None:
    word = folded("zorunlu")
    assert word in folded(f"{before} zorunlu {after}")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
