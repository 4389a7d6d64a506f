"""What IAK's response codes prove. One table for bills, another for top-ups.

Sources: api.iak.id/api/postpaid/response-code and .../prepaid/response-code, documents of 2023-11
and the newer pages of 2024-25. Two inferences, kept here: a code that can mean "we could not reach
the biller" is never final for a payment although IAK lists it as failed (as integrators do), and
"already paid" and "duplicate" may be about our own payment, so they are a reason to ask.
"""

SUCCESS = "00"


def _codes(*ranges: tuple[int, int] | int) -> frozenset[str]:
    spans = [(each, each) if isinstance(each, int) else each for each in ranges]
    return frozenset(f"{code:02d}" for first, last in spans for code in range(first, last + 1))


PENDING = _codes(5, 39, 201)

BILL_FAILED = _codes(
    (1, 4), (6, 11), (13, 17), 20, (30, 38), (40, 45), (91, 94), (100, 103), (105, 110), 117, 118
)
"""Listed as failed for bills."""

UNREACHED = _codes(9, 91, 92, 94, 103, 105, 110)
"""Listed as failed, but said when IAK itself does not know."""

PERHAPS_OURS = _codes(1, 11, 34, 40)
"""Already paid, or the ref was there before: possibly by our own sending."""

NOT_RECEIVED = _codes(2, 42)
"""Only the inquiry exists: the payment has not arrived, so far."""

ABOUT_THE_CALL = _codes(3, 43, 44, 45, 100, 101, 102, 107, 117, 118)
"""At a check these say that the question was refused, not the payment."""

BILL_REFUSED = BILL_FAILED - UNREACHED - PERHAPS_OURS - NOT_RECEIVED - _codes(43, 44, 45)
BILL_FAILED_LATER = BILL_FAILED - NOT_RECEIVED - ABOUT_THE_CALL - PERHAPS_OURS

TOP_UP_FAILED = _codes(
    (6, 7), 10, (12, 14), (16, 20), 102, 106, 107, 110, 117, 118, 121, 131, (141, 143), (202, 207)
)
"""Listed as failed for top-ups; 21, 132 and 301 are listed without a meaning."""

TOP_UP_UNREACHED = _codes(110)
TOP_UP_NOT_RECEIVED = _codes(6)
TOP_UP_ABOUT_THE_CALL = _codes(102, 107, 110, 117, 118, 204, 205)

TOP_UP_REFUSED = TOP_UP_FAILED - TOP_UP_UNREACHED - TOP_UP_NOT_RECEIVED
TOP_UP_FAILED_LATER = TOP_UP_FAILED - TOP_UP_NOT_RECEIVED - TOP_UP_ABOUT_THE_CALL

CREDENTIALS = _codes(100, 204)
