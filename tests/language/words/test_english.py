"""English is told from other languages by its letters and function words."""

from __future__ import annotations

import pytest

from summarizer.language.words.english import english_share, foreign_reason

ENGLISH = (
    "The port of Halm was closed on Monday after its dockers walked out, and the operator said that it "
    "would ask a court to end the strike before the end of the week."
)
# the same in German, Dutch, French, Spanish and Swedish
FOREIGN = {
    "German": "Der Hafen von Halm war am Montag geschlossen, nachdem die Hafenarbeiter die Arbeit "
    "niedergelegt hatten, und der Betreiber will in dieser Woche vor Gericht ziehen, um ihn zu beenden.",
    "Dutch": "De haven van Halm was maandag gesloten nadat de havenarbeiders het werk hadden neergelegd, en "
    "de exploitant wil deze week naar de rechter stappen om een einde te maken aan de staking in de stad.",
    "French": "Le port de Halm était fermé lundi après que les dockers ont cessé le travail, et l'exploitant "
    "a dit qu'il allait demander à un tribunal de mettre fin à la grève avant la fin de la semaine.",
    "Spanish": "El puerto de Halm estuvo cerrado el lunes después de que los estibadores dejaran el trabajo, "
    "y el operador dijo que iba a pedir a un tribunal que pusiera fin a la huelga antes del fin de semana.",
    "Swedish": "Hamnen i Halm var stängd i måndags sedan hamnarbetarna lagt ned arbetet, och bolaget sade "
    "att man tänker be en domstol att stoppa strejken före slutet av den här veckan om inget händer.",
}


def test_english_is_taken() -> None:
    # 27 words, of which the, of, after no, its, and, the, said, that, it, would, to, the, the, of, the tell
    assert (english_share(ENGLISH) or 0) > 0.3
    assert foreign_reason(ENGLISH) is None


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_in_latin_letters_are_told(language: str) -> None:
    assert "not in English" in (foreign_reason(FOREIGN[language]) or "")


@pytest.mark.parametrize(
    "sample", ["Порт закрыт с понедельника. ", "港口自周一起关闭工人罢工。", "الميناء مغلق منذ الاثنين. "]
)
def test_other_scripts_are_told(sample: str) -> None:
    assert english_share(sample * 10) == 0.0


def test_english_with_a_foreign_quotation_is_english() -> None:
    assert foreign_reason(f"{ENGLISH} “{FOREIGN['French']}” {ENGLISH}") is None


@pytest.mark.parametrize("text", ["", "Hafen geschlossen", "12 34 56 " * 40, "港口关闭"])
def test_a_text_of_a_few_words_is_not_judged(text: str) -> None:
    assert english_share(text) is None
    assert foreign_reason(text) is None
