"""What a reader does with the page, done in a real browser on the chronology made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlparse

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MARK = """([id, lane]) => {
  const chart = document.querySelector('.st-key-timeline .js-plotly-plot');
  const trace = chart.data.find((each) => each.name === 'events');
  const k = trace.customdata.map((cell, k) => [cell[0], k]).filter(([found]) => found === id)[lane][1];
  const box = chart.querySelector('.nsewdrag').getBoundingClientRect();
  const { xaxis, yaxis } = chart._fullLayout;
  return [box.x + xaxis.d2p(trace.x[k]), box.y + yaxis.d2p(trace.y[k])];
}"""
RANGE = "() => document.querySelector('.st-key-timeline .js-plotly-plot')._fullLayout.xaxis.range.map(String)"
BRIGHT = """() => {
  const chart = document.querySelector('.st-key-timeline .js-plotly-plot');
  const trace = chart.data.find((each) => each.name === 'events');
  return trace.selectedpoints ? [...new Set(trace.selectedpoints.map((k) => trace.customdata[k][0]))] : null;
}"""


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".st-key-timeline .js-plotly-plot .points path")
    page.wait_for_function("() => document.querySelector('.st-key-timeline .js-plotly-plot').__bridge")


def settle(page: Page) -> None:
    """Waits until the page has run and painted: a chart that is being redrawn loses a click, as it would a person's."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.evaluate(
        "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 300))"
    )


def click_mark(page: Page, event: str, lane: int = 0) -> None:
    settle(page)
    x, y = page.evaluate(MARK, [event, lane])
    page.mouse.move(x - 2, y - 1)
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def title(page: Page) -> Locator:
    return page.locator(".st-key-panel_open .event h2")


def current(page: Page) -> Locator:
    return page.locator(".st-key-reader mark.current")


def expect_passage(page: Page, text: str) -> None:
    """Waits until the highlighted pieces of the document, joined, are this text."""
    expect(current(page).first).to_be_visible()
    joined = "() => [...document.querySelectorAll('*')].filter((e) => e.shadowRoot).flatMap((e) => "
    joined += "[...e.shadowRoot.querySelectorAll('mark.current')]).map((e) => e.textContent).join('')"
    page.wait_for_function(f"(text) => ({joined})() === text", arg=text)


def wait_for_address(page: Page, part: str) -> None:
    page.wait_for_function("(part) => location.search.includes(part)", arg=part)


def rows(page: Page) -> Locator:
    return page.locator(".st-key-rows tbody tr")


def test_a_click_on_a_mark_shows_the_very_passage_that_tells_the_event(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    click_mark(page, "e2")
    expect(title(page)).to_have_text("The council and Northline met about the berths")
    expect_passage(page, "Both sides met in the town hall on March 24 to talk about the berths.")
    expect(page.locator(".st-key-reader mark.current.date")).to_have_text("on March 24")
    expect(page.locator(".st-key-reader mark.current.trigger")).to_have_text("met")
    expect(current(page).first).to_be_in_viewport()


def test_the_mark_of_the_selected_event_alone_stays_bright(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    assert page.evaluate(BRIGHT) is None
    click_mark(page, "e1", lane=1)
    expect(title(page)).to_have_text("Ida Moreau phoned Northline")
    page.wait_for_function(f"() => JSON.stringify(({BRIGHT})()) === '[\"e1\"]'")


def test_a_selection_leaves_the_chart_and_its_zoom_alone(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    page.evaluate("() => { document.querySelector('.st-key-timeline .js-plotly-plot').__kept = true }")
    page.get_by_role("button", name="Month", exact=True).click()
    wait_for_address(page, "from=")
    page.wait_for_function(f"() => ({RANGE})()[0].startsWith('2025-03-19')")
    before = page.evaluate(RANGE)
    click_mark(page, "e5")
    expect(title(page)).to_have_text("The transport ministry met Northline")
    page.wait_for_timeout(800)
    assert page.evaluate("() => document.querySelector('.st-key-timeline .js-plotly-plot').__kept")
    assert page.evaluate(RANGE) == before


def test_the_filter_of_an_actor_leaves_only_its_events(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    page.locator(".st-key-actor input").click()
    page.get_by_role("option", name="Ruritania").click()
    expect(page.locator(".summary")).to_contain_text("3 of 11 events")
    # The country finds its ministry and its man, who are not named with it.
    expect(rows(page)).to_have_count(3)
    expect(rows(page).filter(has_text="The transport ministry met Northline")).to_have_count(1)
    wait_for_address(page, "actor=ruritania")


def test_a_reloaded_address_shows_the_same_view(page: Page, ferry_address: str) -> None:
    address = f"{ferry_address}/?kind=call&kind=meeting&lanes=source&event=e1&passage=m2&from=2025-03-20T00:00"
    open_page(page, f"{address}&to=2025-03-26T00:00")
    for _ in range(2):
        expect(page.locator(".summary")).to_contain_text("5 of 11 events")
        expect(title(page)).to_have_text("Ida Moreau phoned Northline")
        expect(current(page).first).to_contain_text("Mayor Ida Moreau")
        expect(rows(page)).to_have_count(2)
        page.wait_for_function(f"() => ({RANGE})()[0].startsWith('2025-03-20')")
        page.reload()
        page.wait_for_selector(".st-key-timeline .js-plotly-plot .points path")


def test_back_returns_to_the_event_before(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    click_mark(page, "e2")
    expect(title(page)).to_have_text("The council and Northline met about the berths")
    wait_for_address(page, "event=e2")
    click_mark(page, "e7")
    expect(title(page)).to_have_text("A hearing is planned")
    wait_for_address(page, "event=e7")
    page.go_back()
    expect(title(page)).to_have_text("The council and Northline met about the berths")
    page.go_back()
    expect(page.locator(".st-key-panel_empty")).to_be_visible()


def test_back_brings_a_dropped_filter_back(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?kind=call")
    expect(page.locator(".summary")).to_contain_text("2 of 11 events")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".summary")).to_contain_text("11 of 11 events")
    page.wait_for_function("() => !location.search.includes('kind')")
    page.go_back()
    expect(page.locator(".summary")).to_contain_text("2 of 11 events")


def test_each_link_of_the_reasons_tells_more_and_leads_to_its_place(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?event=e1")
    links = page.locator(".st-key-why li.step button")
    expect(links).to_have_text(
        ["Says“on Saturday”", "Counted frompublication, Tue 25 Mar 2025", "MeansSat 22 Mar 2025"]
    )
    links.nth(1).click()
    expect(page.locator(".st-key-why .more")).to_contain_text("Published 25 Mar 2025 · stated.")
    expect(page.locator(".st-key-reader .anchor")).to_be_in_viewport()
    expect(page.locator(".st-key-reader .anchor")).to_have_text("March 25, 2025")
    links.nth(0).click()
    expect(page.locator(".st-key-reader mark.current.date")).to_be_in_viewport()
    links.nth(2).click()
    page.get_by_role("button", name="Show on the timeline").click()
    page.wait_for_function(f"() => ({RANGE})()[0].startsWith('2025-03-19')")
    expect(title(page)).to_have_text("Ida Moreau phoned Northline")


def test_another_passage_of_the_document_selects_its_event(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?event=e2")
    page.locator(".st-key-reader mark", has_text="before April 29").click()
    expect(title(page)).to_have_text("Northline must answer the council")
    expect(page.locator(".st-key-reader mark.current.date")).to_have_text("before April 29")


def test_tellings_stand_side_by_side_and_open_their_own_document(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?event=e1")
    cards = page.locator(".st-key-cards .card")
    expect(cards).to_have_count(2)
    expect(page.locator(".conflict")).to_contain_text("2025-03-22 Harbour Post")
    cards.nth(1).click()
    expect(page.locator(".st-key-panel_open .source h3")).to_have_text("Ferry quarrel: the mayor calls")
    expect(current(page).first).to_contain_text("Mayor Ida Moreau")
    wait_for_address(page, "passage=m2")


def test_the_arrow_keys_walk_through_the_events(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text("The state agreed to pay for the pier")
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text("The old lease has run")
    expect(page.get_by_role("button", name="Previous")).to_be_enabled()
    page.keyboard.press("ArrowLeft")
    expect(title(page)).to_have_text("The state agreed to pay for the pier")


def test_the_timeline_follows_a_selection_out_of_its_view(page: Page, ferry_address: str) -> None:
    open_page(page, f"{ferry_address}/?event=e2&from=2025-03-20T00:00&to=2025-03-30T00:00")
    page.wait_for_function(f"() => ({RANGE})()[0].startsWith('2025-03-20')")
    page.locator(".st-key-reader mark", has_text="for May 6").click()
    expect(title(page)).to_have_text("A hearing is planned")
    page.wait_for_function(f"() => ({RANGE})()[0].startsWith('2025-05-01')")
    expect(rows(page)).to_have_count(1)


def test_a_drag_across_the_strip_zooms_the_timeline_and_its_list(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    box = page.locator(".st-key-strip .nsewdrag").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.25, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.35, y, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.45, y, steps=4)
    page.mouse.up()
    wait_for_address(page, "from=")
    low, high = page.evaluate(RANGE)
    assert "2025-03-1" in low
    assert "2025-03-3" in high or "2025-04-0" in high
    expect(rows(page).filter(has_text="A hearing is planned")).to_have_count(0)
    expect(rows(page).filter(has_text="Talks went on")).to_have_count(1)


def test_an_undated_event_is_listed_by_itself_and_opens(page: Page, ferry_address: str) -> None:
    open_page(page, ferry_address)
    page.locator(".st-key-undated").get_by_role("button", name="The two spoke").click()
    expect(title(page)).to_have_text("The two spoke")
    expect_passage(page, "Nobody knows when the two last spoke before that.")


def test_text_of_documents_stays_text_and_nothing_leaves_the_machine(
    page: Page, ferry_address: str, asked: list[str]
) -> None:
    open_page(page, f"{ferry_address}/?event=e9")
    expect(title(page)).to_contain_text(
        '<img src=x onerror="window.__pwned=1"> **bold** ![x](http://evil.example/p.png)'
    )
    expect(current(page).first).to_have_text("The <script>window.__pwned=1</script> council ")
    page.locator(".st-key-actor input").click()
    expect(page.get_by_role("option", name="<i>Dockers</i> [union](http://evil.example)")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".st-key-documents_box summary").first.click()
    expect(page.locator(".st-key-documents .list")).to_contain_text("$x^2$ :material/home:")
    click_mark(page, "e9")
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.__pwned") is None
    assert page.locator("img[src='x'], img[src*='evil'], a[href*='evil'], a[href^='javascript'], .katex").count() == 0
    assert {urlparse(url).hostname for url in asked if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}


@pytest.mark.parametrize("width", [400, 1280])
def test_no_width_of_screen_makes_the_page_scroll_sideways(page: Page, ferry_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    open_page(page, f"{ferry_address}/?event=e1")
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("() => { const m = document.querySelector('.stMain'); return m.scrollWidth <= m.clientWidth }")


def test_a_phone_shows_the_list_before_the_chart(page: Page, ferry_address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 860})
    open_page(page, ferry_address)
    listed = page.locator(".st-key-rows_list").bounding_box()
    chart = page.locator(".st-key-chart").bounding_box()
    assert listed is not None
    assert chart is not None
    assert listed["y"] < chart["y"]
