"""What every answer keeps to: the language of the reader, how a refusal is told, how long an answer is kept.

*Language.* That of ``lang``, else the one that the browser asks for the most, else English. Where the answer depends on
it, an unknown ``lang`` is refused; a page ignores and tells it. An answer names its language in ``content-language``,
and in ``vary`` that it would have been another for another browser.

*Refusals.* Any error, raised anywhere, is one JSON object in the reader's language: ``error`` says what is
wrong, ``allowed`` what would have been right (``refusals``).

*Followers.* What newsletters and networks add to an address (``TRACKED``) is passed over; any other unknown parameter
of a file is refused.

*Keeping.* ``KEPT`` says for how long. An answer that is made has a strong tag and is asked for again each time; who has
it is told so, as Starlette does for files (lists, ``W/`` and ``*`` in ``if-none-match``).

*Edition.* Every answer names in ``refugio-edition`` the edition that it is made of and, where its address names
another, that one in ``refugio-edition-asked``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from displacement.errors import (
    AddressTooLong,
    BadDeck,
    BareRefusal,
    HeadersTooLong,
    NotOpen,
    NotThere,
    RefugioError,
    RefusedParameter,
    TooMuchSent,
    Unable,
    UnknownHost,
    UnknownParameter,
)
from displacement.exports.settings import base_address, has_address, site_address
from displacement.queries import served_edition
from displacement.queries.editions import standing_of
from displacement.server.release import release
from displacement.words import LANGUAGES, Language, preferred_language, words_in

Keeping = Literal["never", "asked", "hour", "day", "year"]
KEPT: dict[Keeping, str] = {
    "never": "no-store",  # health, refusals
    "asked": "no-cache",  # whatever is made: pages, exhibits, decks, tables, descriptions
    "hour": "public, max-age=3600",  # a script at an address without its version
    "day": "public, max-age=86400",  # the land
    "year": "public, max-age=31536000, immutable",  # files whose address names their content
}
OF_ANY = ("lang", "edition")
STATUS: tuple[tuple[type[RefugioError], int], ...] = (
    (NotThere, 404),
    (UnknownParameter, 422),
    (RefusedParameter, 422),
    (BadDeck, 422),
    (UnknownHost, 400),
    (NotOpen, 403),
    (AddressTooLong, 414),
    (HeadersTooLong, 431),
    (TooMuchSent, 413),
    (Unable, 503),
)
LONGEST_NAME = 40
TRACKED_BEGIN = ("utm_", "hsa_", "pk_", "mtm_")
TRACKED = frozenset(
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl",  # Meta, Google
        "msclkid", "twclid", "ttclid", "li_fat_id", "igsh", "igshid", "yclid", "rdt_cid",  # networks
        "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id",  # newsletters
    }
)  # fmt: skip
"""What newsletters and networks add to an address that is shared: it names no view of ours and is passed over."""
_conditional = StaticFiles()


def is_tracked(name: str) -> bool:
    """Return whether a parameter was added by who handed the address on, to follow who opens it."""
    return name in TRACKED or name.startswith(TRACKED_BEGIN)


def asked_by_reader(request: Request) -> dict[str, str]:
    """Return the parameters of a request without those that were added to follow who opens it."""
    return {name: value for name, value in request.query_params.items() if not is_tracked(name)}


def wished_language(request: HTTPConnection) -> Language:
    """Return the language of a request; a ``lang`` that we do not speak is passed over."""
    asked = request.query_params.get("lang")
    given = next((language for language in LANGUAGES if language == asked), None)
    return given or preferred_language(request.headers.get("accept-language", "")) or "en"


def language_asked(request: Request) -> Language:
    """Return the language of a request, or raise RefusedParameter for a ``lang`` that we do not speak."""
    asked = request.query_params.get("lang")
    if asked is not None and asked not in LANGUAGES:
        raise RefusedParameter("lang", value=asked, allowed=LANGUAGES)
    return wished_language(request)


def base_of(request: Request) -> str:
    """Return the dashboard's own address where one is set, else the one that the reader asked at."""
    return base_address() if has_address() else str(request.base_url)


def refused(request: HTTPConnection, error: RefugioError) -> Response:
    """Answer with what is wrong and what would have been right, in the reader's language."""
    language = wished_language(request)
    told = {"error": error.told(words_in(language)), "allowed": list(error.allowed)}
    headers = headers_for(request, keep="never", language=language)
    if isinstance(error, Unable) and error.again is not None:
        headers["retry-after"] = str(error.again)
    return JSONResponse(told, status_code=status_of(error), headers=headers)


def status_of(error: RefugioError) -> int:
    """Return the status that goes with an error."""
    if isinstance(error, BareRefusal):
        return error.status
    return next((code for kind, code in STATUS if isinstance(error, kind)), 500)


def headers_for(
    request: HTTPConnection, *, keep: Keeping, language: Language | None = None, tag: str = ""
) -> dict[str, str]:
    """Return the headers of an answer: how long it is kept, its tag, its language, its edition."""
    headers = {"cache-control": KEPT[keep], **_edition(request)}
    if tag:
        headers["etag"] = tag
    if language:
        headers["content-language"] = language
        if request.query_params.get("lang") not in LANGUAGES:
            headers["vary"] = "accept-language"
    return headers


def _edition(request: HTTPConnection) -> dict[str, str]:
    served, asked = served_edition().name, request.query_params.get("edition", "")
    standing = standing_of(asked) if asked else "served"
    if standing == "served":
        return {"refugio-edition": served}
    told = quote(asked[:LONGEST_NAME]) + ("; unknown" if standing == "unknown" else "")
    return {"refugio-edition": served, "refugio-edition-asked": told}


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return the answer that the reader has it already, where the request says so."""
    sent = Headers(headers)
    return NotModifiedResponse(sent) if _conditional.is_not_modified(sent, request.headers) else None


def answered(
    request: Request, content: bytes, *, kind: str, language: Language | None = None, saved_as: str = ""
) -> Response:
    """Answer with a content that is made and at hand, tagged by its bytes, or that the reader has it already."""
    headers = headers_for(request, keep="asked", language=language, tag=tag_of(content))
    if saved_as:
        headers["content-disposition"] = f'attachment; filename="{saved_as}"'
    return unchanged(request, headers) or Response(content, media_type=kind, headers=headers)


def tag_of(*parts: str | bytes) -> str:
    """Return the tag of a content, or of all that one is made of."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part if isinstance(part, bytes) else part.encode())
        total.update(b"\0")
    return f'"{total.hexdigest()[:24]}"'


def made_of(request: Request, *, language: Language, more: tuple[str, ...] = ()) -> str:
    """Return the tag of an answer before it is made.

    It holds the data, the release, the settings, the path, what is asked for and in which language.
    """
    asked = sorted(
        item
        for item in request.query_params.multi_items()
        if item[0] not in OF_ANY and not is_tracked(item[0])
    )
    settings = (base_address(), site_address())
    made = (served_edition().checksum, release(), *settings, request.url.path, language, *more)
    return tag_of(*made, *(f"{name}={value}" for name, value in asked))
