"""Who may come in: names, tokens, tries, forms; and what every answer says to the browser."""

from __future__ import annotations

import re
from dataclasses import replace

import httpx
import pytest

from khabar.ledger import Ledger
from khabar.model import UsageError
from khabar.web.access import Tries
from khabar.web.server import greeting, web_settings
from khabar.web.settings import WebSettings, is_loopback
from tests.web.conftest import Serve

TOKEN = "correct-horse-battery"


@pytest.fixture
def here(ledger: Ledger, serve: Serve) -> httpx.Client:
    """On this machine's own address."""
    return serve(ledger, WebSettings())


@pytest.fixture
def there(ledger: Ledger, serve: Serve) -> httpx.Client:
    """Open to others, with a token."""
    return serve(ledger, WebSettings(host="0.0.0.0", token=TOKEN))


def csrf(found: httpx.Client, path: str = "/en/login") -> str:
    match = re.search(r'name="csrf" value="([^"]+)"', found.get(path).text)
    assert match is not None
    return match[1]


def test_nothing_may_be_fetched_from_elsewhere(here: httpx.Client) -> None:
    for path in ("/ar/claims", "/api/claims", "/static/base.css", "/nowhere", "/en/nowhere"):
        headers = here.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_no_inline_style_or_script(here: httpx.Client) -> None:
    text = here.get("/ar/claims").text
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]+src=)", text)


def test_foreign_names_are_refused_on_loopback(here: httpx.Client, there: httpx.Client) -> None:
    for name in ("evil.example", "evil.example:8350", ""):
        assert here.get("/ar/claims", headers={"host": name}).status_code == 400
    assert there.get("/ar/login", headers={"host": "desk.example"}).status_code == 200
    for name in ("localhost:8350", "[::1]:8350", "127.0.0.1"):
        assert here.get("/ar/claims", headers={"host": name}).status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.0.1"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)
    assert web_settings({}, host, 8350).token is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example"])
def test_beyond_this_machine_a_token_is_made(host: str) -> None:
    settings = web_settings({}, host, 8350)
    assert settings.token is not None
    assert len(settings.token) >= 20
    told = "\n".join(greeting(settings, "k.db", given=False))
    assert settings.token in told
    assert "TLS" in told


def test_a_token_of_ones_own_is_not_printed() -> None:
    settings = web_settings({"KHABAR_TOKEN": TOKEN}, "0.0.0.0", 8350)
    assert TOKEN not in "\n".join(greeting(settings, "k.db", given=True))
    with pytest.raises(UsageError, match="at least"):
        web_settings({"KHABAR_TOKEN": "short"}, "127.0.0.1", 8350)


def test_the_token_is_asked_for(there: httpx.Client) -> None:
    asked = there.get("/en/claims?actor=gov-ru")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/en/login?next=%2Fen%2Fclaims%3Factor%3Dgov-ru"
    assert there.get("/api/claims").status_code == 401
    assert there.get("/api/claims", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert there.get("/api/claims", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_coming_in_and_going_out(there: httpx.Client) -> None:
    form = {"csrf": csrf(there), "token": TOKEN, "name": " Rana\nHaddad ", "next": "/en/claims?actor=gov-ru"}
    came = there.post("/en/login", data=form)
    assert came.headers["location"] == "/en/claims?actor=gov-ru"
    assert "Rana Haddad" in there.get("/en/claims").text
    assert there.get("/api/session").json()["reviewer"] == "Rana Haddad"
    there.post("/en/logout", data={"csrf": csrf(there, "/en/claims")})
    assert there.get("/en/claims").status_code == 303


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_coming_in_leads_to_our_own_pages_only(there: httpx.Client, target: str) -> None:
    came = there.post("/en/login", data={"csrf": csrf(there), "token": TOKEN, "next": target})
    assert came.headers["location"] == "/en/claims"


def test_a_form_from_elsewhere_is_refused(here: httpx.Client) -> None:
    token = csrf(here, "/en/claims")
    assert here.post("/en/name", data={"name": "x"}).status_code == 403
    assert here.post("/en/name", data={"name": "x", "csrf": "guess"}).status_code == 403
    from_elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert here.post("/en/name", data={"name": "x", "csrf": token}, headers=from_elsewhere).status_code == 403
    assert here.post("/en/name", data={"name": "x", "csrf": token}).status_code == 303
    assert here.post("/en/name", data={"name": "x"}, headers={"X-CSRF-Token": token}).status_code == 303


def test_the_cookie_is_for_us_alone(here: httpx.Client, there: httpx.Client) -> None:
    plain = here.get("/ar/claims").headers["set-cookie"].lower()
    assert "httponly" in plain
    assert "samesite=lax" in plain
    secure = there.get("/ar/login", headers={"X-Forwarded-Proto": "https"})
    assert "secure" in secure.headers["set-cookie"].lower()


def test_tries_are_counted(there: httpx.Client) -> None:
    form = {"csrf": csrf(there), "token": "wrong", "next": ""}
    answers = [there.post("/en/login", data=form).status_code for _ in range(7)]
    assert answers == [403] * 5 + [429] * 2
    refused = there.post("/en/login", data={**form, "token": TOKEN})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


def test_tries_are_forgotten_in_time() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for _ in range(5):
        assert tries.wait_s("a") == 0
        tries.failed("a")
    assert tries.wait_s("a") > 0
    assert tries.wait_s("b") == 0
    now = 301.0
    assert tries.wait_s("a") == 0


def test_large_requests_are_refused(ledger: Ledger, serve: Serve) -> None:
    small = serve(ledger, replace(WebSettings(), max_body=1000))
    token = csrf(small, "/en/claims")
    assert small.post("/en/name", data={"csrf": token, "name": "x" * 2000}).status_code == 413
