"""The quick reader of answers is only ever as good as the careful one, and never laxer."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.bill import Fact
from pos_app.domain.errors import NotUnderstoodError
from pos_app.providers import foreign
from pos_app.providers.fields import Vocabulary
from pos_app.providers.foreign import (
    MAX_DEPTH,
    MAX_FACTS,
    face_value,
    is_same_number,
    parse_object,
    text,
)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(':{}[]"\\,a\u00e9', max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(':"a\\'), inner, max_size=3)
    ),
    max_leaves=12,
)


def read(body: bytes, *, by_hand: bool = False) -> Any:
    """Return what is understood, None for refused; by hand without the quick reader."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            if by_hand:
                patch.setattr(foreign, "_quickly", lambda _body: None)
            return parse_object(body)
    except NotUnderstoodError:
        return None


def same(body: bytes) -> bool:
    return repr(read(body)) == repr(read(body, by_hand=True))


@given(st.dictionaries(st.text(), values), st.sampled_from([True, False]))
def test_whatever_is_json_is_read_the_same_way(answer: dict[str, Any], plain: object) -> None:
    assert same(json.dumps(answer, ensure_ascii=bool(plain)).encode())


@given(st.dictionaries(st.text(max_size=3), values), st.data())
def test_a_damaged_answer_is_read_the_same_way(answer: dict[str, Any], data: st.DataObject) -> None:
    body = bytearray(json.dumps(answer).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at] = data.draw(st.sampled_from(b'{}[]":,\\u0a1 \xff'))
    assert same(bytes(body))


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"\\u0061":2}',
        b'{"a":1,"a":"\\u003a"}',
        b'{"a":":","a":"\\u003A:"}',
        b'{"d":{"a":1,"b":2,"a":3}}',
        b'{"d":[{"a":1},{"a":1,"a":":"}]}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":1}{}',
        b"[]",
        b'"a"',
        b"",
    ],
)
def test_what_two_readers_could_understand_differently_is_refused(body: bytes) -> None:
    assert read(body) is None


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a":"\\u003a","b":1}', ":"),
        (b'{"a":"\\ud800"}', "\ud800"),
        (b'\xef\xbb\xbf{"a":1}', 1),
        (b'{"a":1e400}', float("inf")),
        (b'{"a":123456789012345678901234567890}', 123456789012345678901234567890),
    ],
)
def test_what_the_quick_reader_leaves_the_careful_one_reads(body: bytes, value: object) -> None:
    assert read(body)["a"] == value


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_is_allowed_up_to_its_limit(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    for levels, is_read in ((MAX_DEPTH - 1, True), (MAX_DEPTH, False)):
        inner = opening * levels + ("" if opening == "[" else "1") + closing * levels
        body = f'{{"b":[{",".join(["[]"] * 30)}],"a":{inner}}}'.encode()
        assert (read(body) is not None) is is_read


def test_fields_are_told_in_their_order_and_what_is_untold_is_left_out() -> None:
    said = {"denda": "0500", "new": "-", "total": 1, "  denda ": 7, "biaya_x": "5", "\x00": True}
    plain = Vocabulary().facts(said)
    assert plain[:3] == (Fact("penalty", 500), Fact("new", "-"), Fact("total", "1"))
    assert plain[3:] == (Fact("penalty", 7), Fact("biaya_x", 5), Fact("", "True"))
    some = Vocabulary(untold=frozenset({"total"})).facts(said)
    assert [fact.name for fact in some] == ["penalty", "penalty", "biaya_x", ""]


def test_a_flood_of_fields_is_cut_off() -> None:
    assert len(Vocabulary().facts({str(n): n for n in range(MAX_FACTS + 5)})) == MAX_FACTS


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_one_line_that_can_be_stored(said: str) -> None:
    line = text(said)
    assert line.encode() is not None
    assert line == line.strip()
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Telkomsel 5.000", 5000),
        ("5rb", 5000),
        ("10GB 30 hari 25K", 25000),
        ("Voucher 1.000\nbonus 20.000", 20000),
        ("Paket Utama", None),
        ("3 hari", None),
    ],
)
def test_the_last_amount_in_a_name_is_its_face_value(name: str, value: int | None) -> None:
    assert face_value(name) == value


@pytest.mark.parametrize(
    ("theirs", "ours", "same"),
    [
        ("+62 812-3456-7890", "081234567890", True),
        (6281234567890, "081234567890", True),
        (81234567890, "081234567890", True),
        ("81234567890", "081234567890", False),
        ("6281234567890", "6281234567890", True),
        ("abc|12", "ABC|12", True),
        ("110014601", "0110014601", False),
        (110014601, "0110014601", True),
        (True, "1", False),
        (None, "081234567890", False),
        ("", "081234567890", False),
        ([], "081234567890", False),
    ],
)
def test_a_number_is_the_same_in_every_shape_that_loses_nothing(
    theirs: object, ours: str, *, same: bool
) -> None:
    assert is_same_number(theirs, ours) is same
