"""A page under a path, in a browser: its files, its slides and its menu stay there."""

import pytest

from tests.chromium import settled
from tests.rooms.proxies import UNDER
from tests.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_files_slides_and_menu_of_a_page_stay_under_its_path(chromium):
    with served(**UNDER) as server:
        address, failed = f"{server}/refugio", []
        page = chromium.new_page(viewport={"width": 1200, "height": 900})
        page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        settled(page.goto(f"{address}/hosts?lang=en") and page)
        page.get_by_role("button", name="Take away").first.click()
        page.wait_for_selector(".files a")
        files = page.eval_on_selector_all(".files a", "links => links.map((link) => link.href)")
        assert len(files) > 15
        assert all(file.startswith(f"{address}/exhibits/") for file in files), files
        quick = [file for file in files if ".csv?" in file or ".json?" in file]
        assert {page.request.get(file).status for file in quick} == {200}

        settled(page.goto(f"{address}/present?lang=en") and page)
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Present in a light room").first.click()
        slides = opened.value
        slides.wait_for_selector("[data-ready=yes]")
        assert slides.url.startswith(f"{address}/show/")

        page.get_by_test_id("stPageLink").get_by_role("link", name="Overview", exact=True).click()
        page.wait_for_url(f"{address}/?lang=en")
        assert failed == []
        slides.close()
        page.close()
