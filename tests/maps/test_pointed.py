"""What a map tells of a mark is a text: Streamlit shows markup in a value as it is written."""

from displacement.maps.circles import deck, pointed
from displacement.maps.window import ANDES
from displacement.view.colours import palette


def test_the_first_line_is_apart_and_no_markup_is_left():
    assert pointed("<b>Perú</b><br>1,641,305 personas<br>A &amp; B") == {
        "told": "Perú",
        "more": "\n1,641,305 personas\nA & B",
    }


def test_the_tooltip_names_what_the_marks_carry():
    drawn = deck([], palette=palette("light"), window=ANDES, height=400)
    assert set(pointed("x")) == {"told", "more"}
    assert drawn._tooltip["html"] == "<b>{told}</b>{more}"
