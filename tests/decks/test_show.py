"""Slides in a browser: keys wherever the focus is, moves in an instant, nothing asked for, nothing cut off."""

import itertools

import pytest

from displacement.decks import STORIES, new_deck, story_in
from displacement.decks.show import show_page
from displacement.exhibits import EXHIBITS
from displacement.view import View

pytestmark = pytest.mark.browser
READY = "document.documentElement.dataset.ready === 'yes'"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("deck") / "story.html"
    path.write_bytes(show_page(story_in("en"), "en", in_one_file=True))
    return path


@pytest.fixture
def shown(chromium, file):
    """Open a deck from disk; the page carries every request that is not for the file itself."""
    contexts = []

    def opened(path=file, slide="", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 720}, **options})
        contexts.append(context)
        page = context.new_page()
        page.outside, page.failures = [], []
        page.on("request", lambda request: page.outside.append(request.url)
                if not request.url.startswith(("file:", "data:", "blob:")) else None)  # fmt: skip
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.goto(path.as_uri() + slide)
        page.wait_for_function(READY, timeout=60_000)
        return page

    yield opened
    for context in contexts:
        context.close()


def here(page):
    return int(page.evaluate("location.hash").removeprefix("#"))


def test_the_file_presents_itself_from_disk_and_asks_for_nothing(shown):
    page = shown()
    for _ in range(11):
        page.keyboard.press("PageDown")
    assert here(page) == 12
    assert page.locator(".slide.here .main-svg").count() >= 1
    assert page.outside == []
    assert page.failures == []


@pytest.mark.parametrize(
    "focus", ["body", "button[data-do=next]", "button[data-do=help]", ".slide.here .stage"]
)
def test_the_keys_work_wherever_the_focus_is(shown, focus):
    page = shown()
    page.evaluate("(where) => document.querySelector(where).focus?.()", focus)
    further = "ArrowDown" if "help" in focus else "Space"  # which presses the button that has the focus
    for key, place in (("ArrowRight", 2), ("PageDown", 3), (further, 4), ("ArrowLeft", 3), ("PageUp", 2), ("End", 12),
                       ("ArrowRight", 12), ("Home", 1), ("ArrowLeft", 1)):  # fmt: skip
        page.keyboard.press(key)
        assert here(page) == place, key
    for key, lies_over in (("b", "#black"), ("?", "#help"), ("q", "#asked")):
        page.keyboard.press(key)
        assert page.locator(lies_over).is_visible()
        page.keyboard.press("Escape")
        assert page.locator(lies_over).is_hidden()
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")


SEEN_AT_ONCE = """() => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
  return [location.hash, document.querySelectorAll('.slide.here').length,
    getComputedStyle(document.querySelector('.slide.here')).visibility];
}"""


def test_a_move_is_done_with_the_key_and_waits_for_nothing(shown):
    page = shown()
    assert [page.evaluate(SEEN_AT_ONCE) for _ in range(11)] == [
        [f"#{number}", 1, "visible"] for number in range(2, 13)
    ]


def test_a_reload_comes_back_to_the_slide(shown):
    page = shown(slide="#7")
    assert here(page) == 7
    page.keyboard.press("PageDown")
    page.reload()
    page.wait_for_function(READY)
    assert here(page) == 8
    assert page.locator("nav #number").inner_text() == "8 / 12"


def test_a_slide_tells_how_its_marks_are_read(shown):
    page = shown(slide="#8")
    assert "A hatched bar" in page.locator(".slide.here .reading").inner_text()
    assert page.locator(".slide.here .sources").is_visible()


def test_slide_titles_are_announced_and_the_others_are_out_of_the_way(shown):
    page = shown()
    page.keyboard.press("ArrowRight")
    said = page.locator("[aria-live]").inner_text()
    assert said.startswith("Slide 2 of 12: 7,682,752")
    assert page.title().startswith("2. ")
    assert page.locator(".slide:not([inert])").count() == 1
    assert page.locator(".slide.here .stage").get_attribute("aria-label")


def test_reduced_motion_is_respected(shown):
    durations = "getComputedStyle(document.getElementById('black')).transitionDuration"
    assert shown(reduced_motion="reduce").evaluate(durations) == "0s"


def test_the_speaker_sees_notes_question_timer_and_the_next_slide(shown):
    page = shown()
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    speaker = opened.value
    speaker.wait_for_selector(".preview svg")
    text = speaker.locator("body").inner_text()
    assert "Begin with the scale" in text
    assert "Who here knows somebody who left" in text
    assert "Next: 7,682,752" in text
    assert "0:00 · 1 / 12" in text
    speaker.keyboard.press("PageDown")
    assert here(page) == 2
    assert "Point at the two largest circles" in speaker.locator("body").inner_text()


def test_the_notes_stand_under_the_slide_on_a_single_screen(shown):
    page = shown()
    page.keyboard.press("n")
    assert "Begin with the scale" in page.locator("#notes").inner_text()
    page.keyboard.press("PageDown")
    assert "Point at the two largest circles" in page.locator("#notes").inner_text()


def test_a_country_is_highlighted_on_the_live_chart(shown):
    page = shown(slide="#2")
    chosen = "document.querySelector('.slide.here .stage').data.flatMap(trace => trace.selectedpoints || []).length"
    assert page.evaluate(chosen) == 0
    page.keyboard.press("c")
    assert page.evaluate(chosen) == 1
    page.keyboard.press("Escape")
    assert page.evaluate(chosen) == 0


def test_a_mark_tells_its_figure_when_pointed_at(shown):
    page = shown(slide="#6")
    box = page.locator(".slide.here .stage .point path").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".slide.here .hoverlayer .hovertext").wait_for()
    assert "1,018" in page.locator(".slide.here .hoverlayer").text_content()


def test_the_room_turns_dark_and_the_type_is_laid_out_again(shown):
    page = shown(slide="#6")
    ground = "getComputedStyle(document.body).backgroundColor"
    size = "parseFloat(document.querySelector('.slide.here .stage .annotation text').style.fontSize)"
    light, small = page.evaluate(ground), page.evaluate(size)
    page.keyboard.press("l")
    page.wait_for_function(READY)
    assert page.evaluate(ground) != light
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_function(f"{size} > {small} * 1.3")
    assert page.evaluate(size) >= 24


MEASURE = """() => [...document.querySelectorAll('.slide')].flatMap((section, number) => {
  const stage = section.querySelector('.stage'), edge = stage.getBoundingClientRect();
  const wrong = section.querySelector('header').scrollHeight > section.clientHeight ? [`${number + 1} head`] : [];
  if (stage.clientHeight < 200) wrong.push(`${number + 1} has no room`);
  const boxes = [...stage.querySelectorAll('text')].filter(text => text.textContent.trim())
    .map(text => ({text: text.textContent.slice(0, 40), ...text.getBoundingClientRect().toJSON()}))
    .filter(box => box.width > 0);
  for (const box of boxes) {
    if (box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - 2
        || box.bottom > edge.bottom + 2) wrong.push(`${number + 1} cut off: ${box.text}`);
  }
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach(other => {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (across > 3 && down > 3) wrong.push(`${number + 1} overlap: ${one.text} | ${other.text}`);
  }));
  return wrong;
})"""


@pytest.mark.parametrize(
    ("size", "language"),
    list(itertools.product(((1920, 1080), (1280, 720), (1024, 768)), ("en", "es"))),
)
def test_no_text_of_any_exhibit_is_cut_off_or_lies_on_another_on_a_projector(shown, tmp_path, size, language):
    deck = new_deck("All", language)
    for exhibit in EXHIBITS.values():
        deck = deck.with_slide(exhibit.at(View(language=language)))
    path = tmp_path / "all.html"
    path.write_bytes(show_page(deck, language, in_one_file=True))
    page = shown(path, viewport={"width": size[0], "height": size[1]})
    assert page.evaluate(MEASURE) == []


def test_space_presses_the_button_that_has_the_focus_and_moves_on_elsewhere(shown):
    page = shown()
    page.keyboard.press("Space")
    assert here(page) == 2
    page.locator("button[data-do=previous]").focus()
    page.keyboard.press("Space")
    assert here(page) == 1
    page.locator("button[data-do=notes]").focus()
    page.keyboard.press("Space")
    assert page.locator("#notes").is_visible()
    assert here(page) == 1


CUT = """() => [...document.querySelectorAll('.slide')].flatMap((slide, at) => {
  const {bottom} = slide.getBoundingClientRect(), stage = slide.querySelector('.stage');
  const texts = [...slide.querySelectorAll('header p, .reading, .sources')];
  const cut = texts.some(text =>
    text.scrollHeight > text.clientHeight + 2 || text.getBoundingClientRect().bottom > bottom);
  return cut || stage.clientHeight < 0.45 * innerHeight ? [at + 1] : [];
})"""


@pytest.mark.parametrize("story", STORIES)
def test_no_caution_is_cut_and_the_picture_keeps_half_the_slide(shown, tmp_path, story, language):
    path = tmp_path / "story.html"
    path.write_bytes(show_page(story_in(language, story), language, in_one_file=True))
    page = shown(path)
    for width, height in ((1024, 768), (1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("size => innerWidth === size", arg=width)
        assert page.evaluate(CUT) == [], (width, height)
