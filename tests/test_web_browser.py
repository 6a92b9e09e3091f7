"""The page in a real browser: it works with the keyboard, and asks nothing of anybody outside."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from counterclaim.cli.serve import free_port
from counterclaim.web.app import create_app
from tests.hand_made import small_ledger

pytestmark = pytest.mark.browser
WAIT = 15.0


def chromium() -> tuple[str, str]:
    """Chromium and its driver; without them the tests are skipped, under CI they fail."""
    found = shutil.which("chromium"), shutil.which("chromedriver")
    if not all(found):
        message = "no chromium with chromedriver on this machine, so the page is not tested in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return str(found[0]), str(found[1])


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    binary, driver_path = chromium()
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--window-size=1200,900",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(driver_path))
    driver.implicitly_wait(WAIT)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("ledger") / "test.db"
    small_ledger(path)
    port = free_port(0)
    server = uvicorn.Server(uvicorn.Config(create_app(path), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + WAIT
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(WAIT)


def press(browser: Any, keys: str) -> None:
    browser.switch_to.active_element.send_keys(keys)


def arrived(browser: Any, part: str) -> None:
    """Wait until the address contains `part`."""
    until = time.monotonic() + WAIT
    while part not in browser.current_url:
        assert time.monotonic() < until, f"still at {browser.current_url}"
        time.sleep(0.05)


def test_list_is_walked_and_opened_with_the_keyboard(browser: Any, site: str) -> None:
    browser.get(f"{site}/claims")
    press(browser, "j")
    first = browser.switch_to.active_element.get_attribute("href")
    press(browser, "j")
    second = browser.switch_to.active_element.get_attribute("href")
    assert first != second
    press(browser, "k")
    assert browser.switch_to.active_element.get_attribute("href") == first
    press(browser, "\ue007")
    arrived(browser, first.removeprefix(site))
    press(browser, "u")
    arrived(browser, "/claims")


def test_search_begins_at_a_slash(browser: Any, site: str) -> None:
    browser.get(f"{site}/claims")
    press(browser, "/")
    assert browser.switch_to.active_element.get_attribute("name") == "words"
    press(browser, "others\ue007")
    arrived(browser, "words=others")
    assert len(browser.find_elements("css selector", "li.claim")) == 1


def test_value_lights_up_its_words(browser: Any, site: str) -> None:
    browser.get(f"{site}/claims?measure=deaths")
    browser.find_element("css selector", "[data-item]").click()
    value = browser.find_element("css selector", "[data-part='f1']")
    browser.execute_script("arguments[0].focus()", value)
    lit = browser.find_elements("css selector", "mark.lit")
    assert "".join(mark.text for mark in lit) == "at least 8"


def test_marks_together_are_the_text_of_the_dispatch(browser: Any, site: str) -> None:
    browser.get(f"{site}/claims?words=others")
    browser.find_element("css selector", "[data-item]").click()
    text = browser.find_element("css selector", ".text").text
    assert text == "The <script>alert(1)</script> council said that shelling hit Elsewhere & <b>others</b>."


def test_no_request_leaves_the_machine_and_nothing_is_complained_of(browser: Any, site: str) -> None:
    import json

    browser.get_log("performance")
    browser.get_log("browser")
    browser.get(f"{site}/claims")
    browser.find_element("css selector", "[data-item]").click()
    arrived(browser, "/claims/")
    asked = [
        entry["params"]["request"]["url"]
        for entry in (json.loads(line["message"])["message"] for line in browser.get_log("performance"))
        if entry["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert [address for address in asked if not address.startswith((site, "data:"))] == []
    assert [line["message"] for line in browser.get_log("browser")] == []
