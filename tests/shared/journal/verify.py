#!/usr/bin/env python3
"""Verifies an exported journal, written from docs/journal-format.md alone, with Python's standard library only.

usage: verify.py [--head-only] [--json] [--slip CODE]... FILE...
exit:  0 all proved, 1 something is wrong, 2 the file cannot be read; of several files, the highest

A FILE is an archive (section 9) or a journal's lines alone (section 5). It stops at the first fault.

The numbers of the checks (8.1 ...) are those of the page.
"""

import base64
import binascii
import hashlib
import json
import re
import sys
import zipfile
import zlib

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
OFFICE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
HASH = re.compile(r"[0-9a-f]{64}")
OFFICE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
SLIP_NUMBER = re.compile(r".+-[1-9]\d*(\.[1-9]\d*)?-([A-Z]*)\d{6,}", re.ASCII | re.DOTALL)
NO_HASH = "0" * 64
LARGEST = 2**53 - 1
SPKI_ED25519 = bytes.fromhex("302a300506032b6570032100")


class Unreadable(Exception):
    """8.1 fails: exit 2."""


class Fault(Exception):
    """Anything else fails: exit 1."""


def must(condition, what):
    if not condition:
        raise Fault(what)


# --- Ed25519 (RFC 8032, section 5.1.7) -------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = NEUTRAL
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point_of(encoded):
    """The point of 32 bytes, or None where they are not one."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x_squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x_squared, (P + 3) // 8, P)
    if (x * x - x_squared) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - x_squared) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    return same(times(s, BASE), add(r, times(int.from_bytes(digest, "little") % ORDER, a)))


# --- Reading ---------------------------------------------------------------------------------------------------


def bytes_of(text, length):
    """The bytes of strict base64, or None."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    written_so = base64.b64encode(raw) == (text if isinstance(text, bytes) else text.encode())
    return raw if len(raw) == length and written_so else None


def whole(value, low=-LARGEST, high=LARGEST):
    return type(value) is int and low <= value <= high


def text(value, low=0, high=None):
    if type(value) is not str:
        return False
    units = len(value.encode("utf-16-le", "surrogatepass")) // 2
    return units >= low and (high is None or units <= high)


def like(pattern, value):
    return type(value) is str and pattern.fullmatch(value) is not None


def canonical(value):
    """Section 2. Raises Fault where a value has no canonical form."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if type(value) is int:
        must(whole(value), "a number is too large")
        return str(value)
    if type(value) is str:
        return quoted(value)
    if type(value) is list:
        return "[" + ",".join(map(canonical, value)) + "]"
    if type(value) is dict:
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(quoted(name) + ":" + canonical(value[name]) for name in names) + "}"
    raise Fault("a number is not whole")


def quoted(value):
    must(not re.search("[\ud800-\udfff]", value), "a text holds a lone surrogate")
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
    return '"' + re.sub('["\\\\\x00-\x1f]', lambda m: short.get(m[0]) or "\\u%04x" % ord(m[0]), value) + '"'


def no_constant(name):
    raise ValueError(name + " is no JSON")


def parsed(raw):
    return json.loads(raw.decode("utf-8"), parse_constant=no_constant)


def key_of(value):
    """The 32 bytes of a public key of section 4, or None."""
    key = bytes_of(value, 44) if type(value) is str and value.isascii() else None
    return key[12:] if key is not None and key.startswith(SPKI_ED25519) else None


def read_header(line):
    """8.1"""
    try:
        header = parsed(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable("line 1 is not JSON in UTF-8: %s" % error)
    if type(header) is not dict or header.get("format") != "quay-journal":
        raise Unreadable("line 1 does not say that this is a journal")
    if type(header.get("version")) is not int or header["version"] != 1:
        raise Unreadable("version %r is not known here" % header.get("version"))
    head = header.get("head")
    key = key_of(header.get("publicKey"))
    if not (
        like(UUID, header.get("device"))
        and whole(header.get("entries"), 0)
        and type(head) is dict
        and whole(head.get("epoch"), 0)
        and whole(head.get("seq"), 0)
        and like(HASH, head.get("hash"))
        and key is not None
        and header.get("signed", "batches") == "batches"
    ):
        raise Unreadable("line 1 lacks a member, or one has the wrong form")
    return header, key


HEADER_MEMBERS = {
    "actor": lambda v: text(v, 1, 40),
    "at": lambda v: whole(v, 0),
    "body": lambda v: type(v) is dict,
    "device": lambda v: like(UUID, v),
    "epoch": lambda v: whole(v, 1),
    "id": lambda v: like(UUID, v),
    "kind": lambda v: text(v, 1, 40),
    "prev": lambda v: like(HASH, v),
    "seq": lambda v: whole(v, 1),
}


def read_entry(line, may_lack_signature=False):
    """8.2 to 8.4: the entry, its hash, its signature; the last is None where none was kept."""
    must(line.endswith(b"\n"), "the line is cut off")
    parts = line[:-1].split(b"\t")
    must(len(parts) == 3, "the line has not three parts between tabs")
    raw, written, sig = parts
    must(re.fullmatch(rb"[0-9a-f]{64}", written) is not None, "the hash has not the form of one")
    signature = bytes_of(sig, 64)
    must(signature is not None or (sig == b"" and may_lack_signature), "the signature has not the form of one")
    digest = hashlib.sha256(raw).digest()
    must(digest.hex() == written.decode(), "the text does not have this hash: one of them was changed")
    try:
        entry = parsed(raw)
    except (ValueError, RecursionError):
        raise Fault("the text is not JSON in UTF-8")
    must(type(entry) is dict and set(entry) == set(HEADER_MEMBERS), "the entry has not exactly its nine members")
    for name, fits in HEADER_MEMBERS.items():
        must(fits(entry[name]), "%s has not its form" % name)
    must(canonical(entry).encode("utf-8") == raw, "the text is not canonical")
    return entry, digest, signature


# --- What the entries say (8.8) ----------------------------------------------------------------------------------


def rounded(n, d):
    magnitude = (2 * abs(n) + d) // (2 * d)
    return -magnitude if n < 0 else magnitude


def members(value, forms, where, optional=()):
    must(type(value) is dict, "%s is no object" % where)
    for name, fits in forms.items():
        if name in value:
            must(fits(value[name]), "%s.%s has not its form" % (where, name))
        else:
            must(name in optional, "%s.%s is missing" % (where, name))


def is_of(value, forms):
    return type(value) is dict and all(name in value and fits(value[name]) for name, fits in forms.items())


def some(value):
    return type(value) is list and len(value) > 0


def rate(value):
    return value is None or whole(value, 0, 1000)


def is_pack(value):
    """What a label says: a lot, a last day, or both."""
    fits = {"lot": lambda v: text(v, 1, 20), "expires": lambda v: like(DAY, v)}
    return type(value) is dict and any(name in value for name in fits) and all(fits[name](value[name]) for name in fits if name in value)


def is_terms(value):
    """What the owner of goods gets for them."""
    if type(value) is not dict:
        return False
    if value.get("kind") == "consigned":
        return whole(value.get("perMille"), 0, 1000)
    return value.get("kind") == "bought" and whole(value.get("cost"), 0)


def is_lot(value, **more):
    if not is_of(value, LOT | more):
        return False
    return "expires" not in value or like(DAY, value["expires"])


def is_borne(value):
    """What was taken off goods, by who bears it."""
    return type(value) is dict and len(value) > 0 and all(name in BEARERS and whole(value[name], 1) for name in value)


def are_lots(value):
    return some(value) and all(is_lot(lot, quantity=lambda v: whole(v, 1)) for lot in value)


def is_place(value):
    return is_of(value, PLACE)


def is_carriage(value):
    fits = {name: lambda v: text(v, 1, 80) for name in ("order", "reason", "carrier", "vehicle", "contract")}
    fits["orderedOn"] = lambda v: like(DAY, v)
    return type(value) is dict and all(fits[name](value[name]) for name in fits if name in value)


def is_scope(value):
    """What a count is of."""
    if type(value) is not dict:
        return False
    says = {
        "shop": lambda: True,
        "category": lambda: text(value.get("category"), 1, 80),
        "producer": lambda: is_of(value.get("producer"), PRODUCER),
        "shelf": lambda: text(value.get("name"), 1, 40),
    }
    kind = value.get("kind")
    return type(kind) is str and kind in says and says[kind]()


BEARERS = ("shop", "producer", "programme")
OUTLET = {
    "id": lambda v: like(OFFICE_ID, v),
    "code": text,
    "name": text,
    "address": text,
    "phone": text,
    "taxCode": text,
    "cashRounding": lambda v: v in ("1000", "500", "none"),
    "zone": text,
}
PRODUCER = {"id": lambda v: like(OFFICE_ID, v), "name": text}
LOT = {
    "id": lambda v: like(UUID, v),
    "code": lambda v: text(v, 0, 40),
    "owner": lambda v: is_of(v, PRODUCER),
    "terms": is_terms,
}
LINE = {
    "product": lambda v: like(OFFICE_ID, v),
    "name": text,
    "unit": text,
    "quantity": lambda v: whole(v, 1),
    "price": whole,
    "amount": whole,
    "producer": lambda v: is_of(v, PRODUCER),
    "stars": lambda v: whole(v, 3, 5),
    "certificate": text,
    "vat": lambda v: type(v) is dict and text(v.get("class")) and "perMille" in v and rate(v["perMille"]),
    "demo": lambda v: v is True,
    "offs": some,
    "repriced": lambda v: type(v) is dict,
    "note": text,
    "parts": some,
    "pack": lambda v: is_pack(v),
    "expired": lambda v: type(v) is dict and set(v) == {"day", "approvedBy"} and like(DAY, v["day"]) and is_of(v["approvedBy"], APPROVER),
    "lots": are_lots,
}
LINE_MAY_LACK = ("stars", "certificate", "demo", "offs", "repriced", "note", "parts", "pack", "expired", "lots")
APPROVER = {"id": lambda v: like(OFFICE_ID, v), "name": text}
OFF = {
    "by": lambda v: v in ("promotion", "line", "sale"),
    "amount": lambda v: whole(v, 1),
    "promotion": lambda v: text(v, 1, 40),
    "name": lambda v: text(v, 1, 120),
    "borneBy": lambda v: v in ("shop", "producer", "programme"),
    "reason": lambda v: text(v, 1, 80),
    "approvedBy": lambda v: is_of(v, APPROVER),
}
REPRICED = {"from": whole, "reason": lambda v: text(v, 1, 80), "approvedBy": lambda v: is_of(v, APPROVER)}
PART = {
    "product": lambda v: like(OFFICE_ID, v),
    "name": text,
    "unit": text,
    "producer": lambda v: is_of(v, PRODUCER),
    "quantity": whole,
    "amount": whole,
    "lots": are_lots,
}
TENDERS = {
    "cash": {},
    "vietqr": {"bill": lambda v: text(v, 1, 25), "confirmed": lambda v: v in ("cashier", "bank")},
    "card": {"reference": lambda v: text(v, 1, 40)},
    "voucher": {"code": lambda v: text(v, 1, 40), "approvedBy": lambda v: is_of(v, APPROVER)},
    "exchange": {"return": lambda v: like(UUID, v), "approvedBy": lambda v: is_of(v, APPROVER)},
}
SALE = {
    "number": lambda v: text(v, 1, 40) and like(SLIP_NUMBER, v),
    "day": lambda v: like(DAY, v),
    "shift": lambda v: like(UUID, v),
    "cashier": text,
    "lines": some,
    "total": whole,
    "vat": lambda v: type(v) is list,
    "rounding": whole,
    "tenders": some,
    "change": lambda v: whole(v, 0),
    "running": lambda v: is_of(v, {"sold": whole, "returned": whole}),
    "buyer": lambda v: v in ("local", "domestic", "foreign"),
    "training": lambda v: v is True,
}
REPLACED = {
    "device": lambda v: like(UUID, v),
    "epoch": lambda v: whole(v, 0),
    "seq": lambda v: whole(v, 0),
    "hash": lambda v: like(HASH, v),
}
LAST_SLIP = {"number": lambda v: text(v, 1, 40), "at": lambda v: whole(v, 0)}
ENROLLED = {
    "replaces": lambda v: is_of(v, REPLACED) and ("last" not in v or is_of(v["last"], LAST_SLIP)),
    "outlet": lambda v: like(OFFICE_ID, v),
    "outletCode": text,
    "till": lambda v: whole(v, 1),
    "publicKey": text,
}
SHIFT = {
    "shift": lambda v: like(UUID, v),
    "day": lambda v: like(DAY, v),
    "float": lambda v: whole(v, 0, 100000000),
    "cashier": text,
    "outlet": lambda v: type(v) is dict,
}
COPY = {"copy": lambda v: whole(v, 1)}
STAFF = {"staff": lambda v: like(OFFICE_ID, v), "name": text}
PIN_SET = STAFF | {
    "by": lambda v: v in ("bootstrap", "release", "self"),
    "approvedBy": lambda v: is_of(v, APPROVER),
}
BLOCKED = STAFF | {"tries": lambda v: whole(v, 1)}

# What stands in many bodies.
COMMON = {
    "shift": lambda v: like(UUID, v),
    "day": lambda v: like(DAY, v),
    "cashier": text,
    "reason": lambda v: text(v, 1, 80),
    "approvedBy": lambda v: is_of(v, APPROVER),
    "training": lambda v: v is True,
    "product": lambda v: like(OFFICE_ID, v),
    "rounding": whole,
    "vat": lambda v: type(v) is list,
    "running": lambda v: is_of(v, {"sold": whole, "returned": whole}),
}


def common(*names, **more):
    return {name: COMMON[name] for name in names} | more


RETURN = common(
    "day", "shift", "cashier", "vat", "rounding", "reason", "approvedBy", "running", "training",
    otherwise=lambda v: is_of(v, APPROVER),
    number=lambda v: text(v, 1, 40) and like(SLIP_NUMBER, v),
    of=lambda v: v is None
    or is_of(v, {"sale": lambda i: like(UUID, i), "number": text, "day": lambda d: like(DAY, d)}),
    lines=some,
    total=whole,
    refunds=some,
)
RETURN_LINE = {name: LINE[name] for name in ("product", "name", "unit", "quantity", "price", "amount", "producer", "vat", "demo", "parts", "lots")}
RETURN_LINE |= {"borne": is_borne} | {"line": lambda v: whole(v, 0), "to": lambda v: v in ("stock", "write-off")}
RETURN_PART = PART | {"borne": is_borne}
REFUNDS = {
    "cash": {},
    "card": {"reference": lambda v: text(v, 1, 40)},
    "transfer": {"reference": lambda v: text(v, 1, 40)},
    "exchange": {},
}
PAID_OUT = common("day", "shift", "cashier", "rounding", "approvedBy", "training", number=lambda v: text(v, 1, 40), amount=lambda v: whole(v, 1))
PAID_OUT["return"] = lambda v: like(UUID, v)
MOVED = common("shift", "reason", "cashier", "approvedBy", "training", direction=lambda v: v in ("in", "out"), amount=lambda v: whole(v, 1))
DRAWER = common("shift", "reason", "approvedBy", "training")
DRAWER["for"] = lambda v: v == "count"
REMOVED = common(
    "product", "reason", "approvedBy", "training",
    sale=lambda v: like(UUID, v), name=text, quantity=lambda v: whole(v, 1), amount=whole,
)
DROPPED = common("approvedBy", "training", sale=lambda v: like(UUID, v), tender=lambda v: type(v) is dict)
DEMAND = common(
    "shift",
    "day",
    "product",
    "training",
    text=lambda v: text(v, 1, 80),
    note=lambda v: text(v, 1, 80),
    code=lambda v: text(v, 1, 80),
    photo=lambda v: like(HASH, v),
)
SWITCHED = common("approvedBy", on=lambda v: v is True or v is False)
CLOSED = common(
    "shift", "day", "cashier", "approvedBy",
    z=lambda v: whole(v, 1), counted=lambda v: type(v) is list, report=lambda v: type(v) is dict, unsent=lambda v: whole(v, 0),
)
RECEIVED = common(
    "day",
    "approvedBy",
    number=lambda v: text(v, 1, 40) and like(SLIP_NUMBER, v),
    by=text,
    note=lambda v: text(v, 1, 80),
    lines=some,
)
RECEIVED_LINE = {
    "lot": lambda v: is_lot(v, product=lambda p: like(OFFICE_ID, p)),
    "name": text,
    "unit": text,
    "quantity": lambda v: whole(v, 1),
}
WRITTEN_OFF = RECEIVED | {
    "why": lambda v: v in ("expired", "damaged", "sample", "gift", "theft", "to-producer"),
    "photo": lambda v: like(HASH, v),
}
PLACE = {"id": lambda v: like(OFFICE_ID, v), "code": text, "name": text, "address": text}
SENT = RECEIVED | {"from": is_place, "to": is_place, "paper": lambda v: v in ("internal", "agent"), "carriage": is_carriage}
TRANSFER = {
    "device": lambda v: like(UUID, v),
    "entry": lambda v: like(UUID, v),
    "number": lambda v: text(v, 1, 40),
    "day": lambda v: like(DAY, v),
    "from": is_place,
}
ARRIVED = RECEIVED | {"of": lambda v: is_of(v, TRANSFER)}
ARRIVED_LINE = common(
    "product", name=text, unit=text, lot=is_lot,
    sent=lambda v: whole(v, 1), arrived=lambda v: whole(v, 0), why=lambda v: v in ("missing", "damaged", "more"),
)
WRITTEN_OFF_LINE = common("product", name=text, unit=text, quantity=lambda v: whole(v, 1), lot=is_lot)
GOODS_COUNTED = common(
    "day",
    count=lambda v: like(UUID, v),
    scope=lambda v: is_scope(v),
    blind=lambda v: type(v) is bool,
    by=text,
    place=lambda v: text(v, 1, 40),
    recount=lambda v: v is True,
    lines=lambda v: type(v) is list,
)
GOODS_COUNTED_LINE = common(
    "product", name=text, unit=text, quantity=lambda v: whole(v, 0), lot=is_lot,
    since=lambda v: whole(v, 0), at=lambda v: whole(v, 0),
)
ADJUSTED = common(
    "day", "reason", "approvedBy",
    number=lambda v: text(v, 1, 40) and like(SLIP_NUMBER, v),
    by=text,
    count=lambda v: like(UUID, v),
    scope=lambda v: is_scope(v),
    dropped=lambda v: v is True,
    sheets=lambda v: type(v) is list and all(like(UUID, sheet) for sheet in v),
    heard=lambda v: type(v) is list and all(is_of(till, HEARD) for till in v),
    products=lambda v: whole(v, 0),
    lines=lambda v: type(v) is list,
)
HEARD = {"till": lambda v: whole(v, 1), "upTo": lambda v: v is None or whole(v, 0)}
ADJUSTED_LINE = common(
    "product", name=text, unit=text, counted=lambda v: whole(v, 0), expected=whole, price=lambda v: whole(v, 0),
    uncounted=lambda v: v is True, differences=some,
)
DIFFERENCE = {"lot": is_lot, "quantity": lambda v: whole(v) and v != 0}
SUMS = {"payable": whole, "paid": whole}
SETTLED = common(
    "day", "approvedBy",
    number=lambda v: text(v, 1, 40) and like(SLIP_NUMBER, v),
    by=text,
    producer=lambda v: is_of(v, PRODUCER),
    until=lambda v: like(DAY, v),
    lines=some,
    commission=whole,
    payable=whole,
    before=lambda v: is_of(v, SUMS),
    asOf=lambda v: some(v) and all(is_of(till, AS_OF) for till in v),
)
SETTLED["from"] = lambda v: like(DAY, v)
AS_OF = {"device": lambda v: like(UUID, v), "till": lambda v: whole(v, 1), "seq": lambda v: whole(v, 0)}
SETTLED_LINE = common(
    "product",
    name=text, unit=text, lot=is_lot, terms=is_terms,
    sold=whole, returned=whole, taken=whole, paid=whole, commission=whole, payable=whole, left=whole,
    borne=lambda v: is_of(v, {bearer: whole for bearer in BEARERS}),
)
PAID = {name: SETTLED[name] for name in ("day", "approvedBy", "number", "by", "producer", "before")}
PAID |= {"amount": lambda v: whole(v, 1), "means": lambda v: type(v) is dict and v.get("kind") in MEANS}
MEANS = {
    "cash": {"drawer": lambda v: like(UUID, v)},
    "transfer": {"reference": lambda v: text(v, 1, 40)},
}
COUNTED = {"note": lambda v: whole(v, 1), "count": lambda v: whole(v, 0)}


class Tally:
    """A shift's figures, entry by entry."""

    def __init__(self, at, cashier, cash):
        self.opened_at, self.opened_by, self.float = at, cashier, cash
        self.counts = {}
        self.practising = False
        self.kinds = {"offs": {}, "tenders": {}, "refunds": {}}
        self.vat = {"sales": {}, "returns": {}}

    def add(self, name, amount, times=1):
        count, sum_ = self.counts.get(name, (0, 0))
        self.counts[name] = (count + times, sum_ + amount)

    def add_kind(self, table, kind, amount):
        count, sum_ = self.kinds[table].get(kind, (0, 0))
        self.kinds[table][kind] = (count + 1, sum_ + amount)

    def add_vat(self, table, groups):
        for group in groups:
            gross, vat = self.vat[table].get(group["perMille"], (0, 0))
            self.vat[table][group["perMille"]] = (gross + group["gross"], vat + group["vat"])

    def sale(self, body):
        if "training" in body:
            return self.add("practised sales", body["total"])
        self.add("sales", body["total"])
        self.add("rounding", body["rounding"])
        self.add("change", body["change"])
        for line in body["lines"]:
            self.add("gross", line["amount"])
            self.add("repriced", 0, 1 if "repriced" in line else 0)
            for off in line.get("offs", ()):
                self.add_kind("offs", off["by"], off["amount"])
        for tender in body["tenders"]:
            self.add_kind("tenders", tender["kind"], tender["given"])
        self.add_vat("sales", body["vat"])

    def back(self, body):
        if "training" in body:
            return self.add("practised returns", body["total"])
        self.add("returns", body["total"])
        self.add("return rounding", body["rounding"])
        for refund in body["refunds"]:
            self.add_kind("refunds", refund["kind"], refund["amount"])
        self.add_vat("returns", body["vat"])

    def report(self, running):
        def count(name):
            return self.counts.get(name, (0, 0))[0]

        def amount(name):
            return self.counts.get(name, (0, 0))[1]

        def both(name):
            return {"count": count(name), "amount": amount(name)}

        def kinds(table):
            return [{"kind": kind, "count": n, "amount": sum_} for kind, (n, sum_) in sorted(self.kinds[table].items())]

        def rates(table):
            order = sorted(self.vat[table], key=lambda rate: -1 if rate is None else rate, reverse=True)
            return [{"perMille": rate, "gross": self.vat[table][rate][0], "vat": self.vat[table][rate][1]} for rate in order]

        cash = self.kinds["tenders"].get("cash")
        if cash:
            # Change is given in cash.
            cash = self.kinds["tenders"]["cash"] = (cash[0], cash[1] - amount("change"))
        sales = cash[1] if cash else 0
        refunds = self.kinds["refunds"].get("cash", (0, 0))[1] + amount("paid out")
        return {
            "openedAt": self.opened_at,
            "openedBy": self.opened_by,
            "sales": count("sales"),
            "gross": amount("gross"),
            "offs": kinds("offs"),
            "total": amount("sales"),
            "tenders": kinds("tenders"),
            "vat": rates("sales"),
            "rounding": amount("rounding"),
            "change": amount("change"),
            "returns": both("returns")
            | {"rounding": amount("return rounding"), "vat": rates("returns"), "refunds": kinds("refunds")},
            "creditsPaidOut": both("paid out"),
            "drawer": {
                "float": self.float,
                "sales": sales,
                "refunds": refunds,
                "cashIn": both("in"),
                "cashOut": both("out"),
                "expected": self.float + sales - refunds + amount("in") - amount("out"),
            },
            "openings": count("openings"),
            "priceChanges": count("repriced"),
            "linesRemoved": both("removed"),
            **({"paymentsDropped": both("dropped")} if count("dropped") else {}),
            "reprints": count("reprints"),
            "training": {
                "switched": count("switched"),
                "sales": both("practised sales"),
                "returns": both("practised returns"),
            },
            "running": running,
        }


class Books:
    """What the entries so far add up to."""

    def __init__(self):
        self.sold = self.returned = self.unknown = self.z = 0
        self.training, self.open, self.tally = False, None, None
        self.shifts, self.copies, self.numbers, self.goods, self.credits = {}, {}, set(), {}, {}
        self.lots, self.arrived, self.announced, self.closed_counts = {}, set(), set(), set()
        self.cash_out = {}

    def take(self, entry, public_key):
        kind, body = entry["kind"], entry["body"]
        # 8.6
        must((kind == "till-enrolled") == (entry["seq"] == 1), "till-enrolled is the first entry, and only that one")
        takers = {
            "shift-opened": self.take_opening,
            "shift-closed": self.take_closing,
            "sale": self.take_sale,
            "return": self.take_return,
            "credit-paid-out": self.take_paid_out,
            "cash-moved": self.take_moved,
            "drawer-opened": self.take_drawer,
            "line-removed": self.take_removed,
            "payment-dropped": self.take_dropped,
            "missed-demand": self.take_demand,
            "slip-reprinted": self.take_reprint,
            "training-switched": self.take_switch,
            "goods-received": self.take_received,
            "goods-written-off": self.take_written_off,
            "goods-sent": self.take_sent,
            "goods-arrived": self.take_arrived,
            "goods-counted": self.take_counted,
            "stock-adjusted": self.take_adjusted,
            "producer-settled": self.take_settled,
            "producer-paid": self.take_paid,
        }
        if kind in takers:
            takers[kind](entry, body)
        elif kind == "till-enrolled":
            members(body, ENROLLED, "body", optional=("replaces",))
            must(body["publicKey"] == public_key, "the till was enrolled with another key than line 1 names")
        elif kind == "pin-set":
            members(body, PIN_SET, "body", optional=("approvedBy",))
        elif kind == "sign-in-blocked":
            members(body, BLOCKED, "body")
        else:
            self.unknown += 1

    def count(self, name, amount=0):
        if self.tally:
            self.tally.add(name, amount)

    def take_opening(self, entry, body):
        members(body, SHIFT, "body")
        members(body["outlet"], OUTLET, "outlet")
        must(body["shift"] not in self.shifts, "the shift was opened before")
        self.shifts[body["shift"]] = (body["day"], body["outlet"]["cashRounding"])
        self.open = body["shift"]
        self.tally = Tally(entry["at"], body["cashier"], body["float"])

    def take_sale(self, entry, body):
        members(body, SALE, "body", optional=("buyer", "training"))
        for line in body["lines"]:
            must_be_line(line)
            self.must_be_in_lots(line)
        must(body["total"] == sum(map(paid_for, body["lines"])), "the total is not the sum of what was paid")
        must_be_vat(body["vat"], [(line["vat"]["perMille"], paid_for(line)) for line in body["lines"]])
        self.must_be_placed(body)
        self.must_be_earnest(body)
        self.must_be_numbered(entry, body, "T" if "training" in body else "")
        must_be_paid(body, self.shifts[body["shift"]][1])
        for tender in body["tenders"]:
            if tender["kind"] == "exchange":
                self.take_credit(tender["return"], tender["given"], "training" in body)
        self.goods[entry["id"]] = {
            "number": body["number"],
            "day": body["day"],
            "training": "training" in body,
            "lines": [line | {"backQuantity": 0, "backAmount": 0, "backBorne": dict.fromkeys(BEARERS, 0), "lotsLeft": lots_of(line),
                "partsLeft": [part | {"lotsLeft": lots_of(part)} for part in line.get("parts", ())]}
                for line in body["lines"]],
            "card": sum(tender["given"] for tender in body["tenders"] if tender["kind"] == "card"),
            "vat": {},
        }
        self.tally.sale(body)
        self.sold += 0 if "training" in body else body["total"]
        self.must_go_on(body)

    def take_return(self, entry, body):
        members(body, RETURN, "body", optional=("approvedBy", "otherwise", "training"))
        for line in body["lines"]:
            members(line, RETURN_LINE, "line", optional=("line", "demo", "parts", "lots", "borne"))
            for part in line.get("parts", ()):
                members(part, RETURN_PART, "part", optional=("lots", "borne"))
            self.must_be_in_lots(line)
            in_parts = sum(part["amount"] for part in line.get("parts", ()))
            must("parts" not in line or in_parts == line["amount"], "the parts are not what the line brings")
        sold = None
        if body["of"] is None:
            for line in body["lines"]:
                must("line" not in line, "a line names one of no sale")
                expected = rounded(line["price"] * line["quantity"], 1000)
                must(line["amount"] == expected, "a line's amount is not price times quantity")
        else:
            sold = self.goods.get(body["of"]["sale"])
            must(sold is not None, "goods of no earlier sale came back")
            named = (body["of"]["number"], body["of"]["day"], "training" in body)
            must(named == (sold["number"], sold["day"], sold["training"]), "the sale it names is another")
            for line in body["lines"]:
                must_be_back(line, sold["lines"])
        must(body["total"] == sum(line["amount"] for line in body["lines"]), "the total is not the sum of the lines")
        must_be_vat(
            body["vat"],
            [(line["vat"]["perMille"], line["amount"]) for line in body["lines"]],
            sold["vat"] if sold else {},
        )
        self.must_be_placed(body)
        self.must_be_earnest(body)
        self.must_be_numbered(entry, body, "TR" if "training" in body else "R")
        must_be_refunded(body, self.shifts[body["shift"]][1], sold)
        credit = sum(refund["amount"] for refund in body["refunds"] if refund["kind"] == "exchange")
        if credit > 0:
            self.credits[entry["id"]] = {"number": body["number"], "training": "training" in body, "left": credit}
        self.tally.back(body)
        self.returned += 0 if "training" in body else body["total"]
        self.must_go_on(body)

    def take_credit(self, of, amount, training):
        must(of in self.credits, "the credit of no earlier return is spent")
        credit = self.credits[of]
        must(credit["training"] == training, "practice and earnest are mixed in a credit")
        must(amount <= credit["left"], "more is taken from a credit than is left of it")
        credit["left"] -= amount
        return credit

    def take_paid_out(self, entry, body):
        members(body, PAID_OUT, "body", optional=("approvedBy", "training"))
        self.must_be_placed(body)
        self.must_be_earnest(body)
        credit = self.take_credit(body["return"], body["amount"], "training" in body)
        must(credit["number"] == body["number"], "the number is not that of the return")
        step = self.shifts[body["shift"]][1]
        must(body["rounding"] == cash_rounding(body["amount"], step), "the rounding is not that of the shift's cash")
        self.copies[entry["id"]] = 0
        if "training" not in body:
            self.count("paid out", body["amount"] + body["rounding"])

    def take_moved(self, entry, body):
        members(body, MOVED, "body", optional=("approvedBy", "training"))
        self.must_be_placed(body)
        self.must_be_earnest(body)
        self.copies[entry["id"]] = 0
        if "training" not in body:
            self.count(body["direction"], body["amount"])
            if body["direction"] == "out":
                self.cash_out[entry["id"]] = body["amount"]

    def take_drawer(self, entry, body):
        members(body, DRAWER, "body", optional=("approvedBy", "training", "for"))
        self.must_be_placed(body)
        self.must_be_earnest(body)
        if "training" not in body:
            self.count("openings")

    def take_removed(self, entry, body):
        members(body, REMOVED, "body", optional=("approvedBy", "training", "reason"))
        if self.tally and not self.tally.practising:
            self.count("removed", body["amount"])

    def take_dropped(self, entry, body):
        members(body, DROPPED, "body", optional=("approvedBy", "training"))
        must_be_tender(body["tender"])
        must(body["tender"]["kind"] != "cash", "the payment that was dropped is in cash")
        if self.tally and not self.tally.practising:
            self.count("dropped", body["tender"]["given"])

    def take_demand(self, entry, body):
        members(body, DEMAND, "body", optional=("product", "note", "code", "photo", "training"))
        self.must_be_placed(body)

    def take_reprint(self, entry, body):
        members(body, COPY, "body")
        of = body["sale"] if like(UUID, body.get("sale")) else body.get("entry")
        must(like(UUID, of), "body names no entry")
        must(of in self.copies, "the slip of no earlier entry was reprinted")
        self.copies[of] += 1
        must(body["copy"] == self.copies[of], "the copies of a slip are not counted one by one")
        if self.tally and not self.tally.practising:
            self.count("reprints")

    def take_switch(self, entry, body):
        members(body, SWITCHED, "body", optional=("approvedBy",))
        self.training = body["on"]
        if self.tally:
            self.tally.practising = body["on"]
        if body["on"]:
            self.count("switched")

    def take_received(self, entry, body):
        members(body, RECEIVED | {"announced": lambda v: like(UUID, v)}, "body", optional=("note", "announced", "approvedBy"))
        must(not self.training, "goods came in while training was on")
        self.must_be_numbered(entry, body, "NK")
        if "announced" in body:
            must(body["announced"] not in self.announced, "announced goods were received twice")
            self.announced.add(body["announced"])
        for line in body["lines"]:
            members(line, RECEIVED_LINE, "line")
            self.must_be_of(line["lot"]["id"], line["lot"]["product"])

    def take_written_off(self, entry, body):
        members(body, WRITTEN_OFF, "body", optional=("note", "photo", "approvedBy"))
        must(not self.training, "goods were written off while training was on")
        self.must_be_numbered(entry, body, "XH")
        for line in body["lines"]:
            members(line, WRITTEN_OFF_LINE, "line", optional=("lot",))
            if "lot" in line:
                self.must_be_of(line["lot"]["id"], line["product"])

    def take_sent(self, entry, body):
        members(body, SENT, "body", optional=("note", "approvedBy", "carriage"))
        must(not self.training, "goods were sent while training was on")
        self.must_be_numbered(entry, body, "CK")
        must(body["from"]["id"] != body["to"]["id"], "goods were sent to where they are")
        for line in body["lines"]:
            members(line, WRITTEN_OFF_LINE, "line", optional=("lot",))
            if "lot" in line:
                self.must_be_of(line["lot"]["id"], line["product"])

    def take_arrived(self, entry, body):
        members(body, ARRIVED, "body", optional=("note", "approvedBy"))
        must(not self.training, "goods were accepted while training was on")
        self.must_be_numbered(entry, body, "NC")
        transfer = (body["of"]["device"], body["of"]["entry"])
        must(transfer not in self.arrived, "a transfer was accepted twice")
        self.arrived.add(transfer)
        for line in body["lines"]:
            members(line, ARRIVED_LINE, "line", optional=("lot", "why"))
            more = line["arrived"] - line["sent"]
            must(("why" in line) == (more != 0), "a difference without its reason, or a reason without a difference")
            must(more == 0 or (line["why"] == "more") == (more > 0), "a difference is told the wrong way round")
            if "lot" in line:
                self.must_be_of(line["lot"]["id"], line["product"])

    def take_counted(self, entry, body):
        members(body, GOODS_COUNTED, "body", optional=("place", "recount"))
        must(not self.training, "goods were counted while training was on")
        must(body["count"] not in self.closed_counts, "a sheet of a count that is over")
        for line in body["lines"]:
            members(line, GOODS_COUNTED_LINE, "line", optional=("lot", "since"))
            must(line.get("since", line["at"]) <= line["at"], "a line was begun after its end")
            if "lot" in line:
                self.must_be_of(line["lot"]["id"], line["product"])

    def take_adjusted(self, entry, body):
        members(body, ADJUSTED, "body", optional=("dropped", "approvedBy"))
        must(not self.training, "a count was closed while training was on")
        self.must_be_numbered(entry, body, "KK")
        must(body["count"] not in self.closed_counts, "a count was closed twice")
        self.closed_counts.add(body["count"])
        must(not (body["lines"] and "dropped" in body), "a count that was given up books differences")
        products = [line.get("product") for line in body["lines"]]
        must(len(set(map(str, products))) == len(products), "a product is adjusted twice")
        for line in body["lines"]:
            members(line, ADJUSTED_LINE, "line", optional=("price", "uncounted"))
            for difference in line["differences"]:
                members(difference, DIFFERENCE, "difference", optional=("lot",))
                if "lot" in difference:
                    self.must_be_of(difference["lot"]["id"], line["product"])
            lots = [difference["lot"]["id"] if "lot" in difference else "" for difference in line["differences"]]
            must(len(set(lots)) == len(lots), "a lot is adjusted twice")
            differs = sum(difference["quantity"] for difference in line["differences"])
            must(differs == line["counted"] - line["expected"], "the differences are not what was counted less what was expected")

    def take_settled(self, entry, body):
        members(body, SETTLED, "body", optional=("approvedBy", "from"))
        must(not self.training, "a producer was settled with while training was on")
        self.must_be_numbered(entry, body, "QT")
        must("from" not in body or body["from"] <= body["until"], "the period ends before it begins")
        for line in body["lines"]:
            members(line, SETTLED_LINE, "line", optional=("lot",))
            if "lot" in line:
                self.must_be_of(line["lot"]["id"], line["product"])
                must(line["lot"]["owner"]["id"] == body["producer"]["id"], "goods of somebody else are settled")
            must_be_owed(line)
        for name in ("commission", "payable"):
            must(body[name] == sum(line[name] for line in body["lines"]), "%s is not the sum of the lines" % name)

    def take_paid(self, entry, body):
        members(body, PAID, "body", optional=("approvedBy",))
        must(not self.training, "a producer was paid while training was on")
        self.must_be_numbered(entry, body, "TT")
        members(body["means"], MEANS[body["means"]["kind"]], "means", optional=("drawer",))
        must(body["amount"] <= body["before"]["payable"] - body["before"]["paid"], "more is paid than was owed")
        if "drawer" in body["means"] and body["means"]["kind"] == "cash":
            must(self.cash_out.pop(body["means"]["drawer"], None) == body["amount"], "the cash did not leave the drawer so")

    def must_be_of(self, lot, product):
        must(self.lots.setdefault(lot, product) == product, "a lot is of two products")

    def must_be_in_lots(self, line):
        must("parts" not in line or "lots" not in line, "a gift basket names lots beside its parts")
        for goods in [line] + line.get("parts", []):
            lots = lots_of(goods)
            must(len(lots) == len(goods.get("lots", ())), "a line names a lot twice")
            must(sum(lots.values()) <= goods["quantity"] or not lots, "more of a line is of lots than there is of it")
            for lot in lots:
                self.must_be_of(lot, goods["product"])

    def take_closing(self, entry, body):
        members(body, CLOSED, "body", optional=("approvedBy", "creditsOwed"))
        for counted in body["counted"]:
            members(counted, COUNTED, "counted")
        notes = [counted["note"] for counted in body["counted"]]
        must(len(set(notes)) == len(notes), "a note is counted twice")
        self.must_be_placed(body)
        must(body["z"] == self.z + 1, "a Z report is missing before this one")
        must(body["unsent"] < entry["seq"], "more entries are unsent than there are")
        expected = self.tally.report({"sold": self.sold, "returned": self.returned})
        # Left out where there is nothing to say: what is not expected must not stand there, either.
        stated = canonical(only(body["report"], {"paymentsDropped": {"count": 0, "amount": 0}} | expected))
        must(stated == canonical(expected), "the report is not what the shift's entries add up to")
        if "creditsOwed" in body and self.unknown == 0:
            left = [credit["left"] for credit in self.credits.values() if not credit["training"] and credit["left"] > 0]
            owed = {"count": len(left), "amount": sum(left)}
            must(only(body["creditsOwed"], owed) == owed, "what is owed in credits is not what is left of them")
        self.z, self.open, self.tally = body["z"], None, None
        self.copies[entry["id"]] = 0

    def must_be_placed(self, body):
        """In the shift that is open, on its day."""
        must(body["shift"] == self.open, "the shift is not the one that is open")
        must("day" not in body or body["day"] == self.shifts[self.open][0], "the day is not the shift's")

    def must_be_earnest(self, body):
        """While training is on all is practice, and otherwise nothing is."""
        must(("training" in body) == self.training, "it is practice and training is off, or the other way round")

    def must_be_numbered(self, entry, body, series):
        must(SLIP_NUMBER.fullmatch(body["number"])[2] == series, "the number is of another series")
        must(body["number"] not in self.numbers, "the slip number was used before")
        self.numbers.add(body["number"])
        self.copies[entry["id"]] = 0

    def must_go_on(self, body):
        running = (body["running"]["sold"], body["running"]["returned"])
        must(running == (self.sold, self.returned), "the running totals do not go on from the entry of money before")


def only(value, like_this):
    """The value with the members that the other one has."""
    if type(like_this) is dict and type(value) is dict:
        return {name: only(value[name], like_this[name]) for name in value if name in like_this}
    if type(like_this) is list and type(value) is list and len(value) == len(like_this):
        return [only(a, b) for a, b in zip(value, like_this)]
    return value


def lots_of(goods):
    """How much of the goods each lot is."""
    return {lot["id"]: lot["quantity"] for lot in goods.get("lots", ())}


def must_be_lots_back(goods, sold):
    for lot, quantity in lots_of(goods).items():
        must(quantity <= sold.get(lot, 0), "more of a lot came back than was sold of it")
        sold[lot] -= quantity


def must_be_owed(line):
    """Some đồng more or less are what earlier settlements had rounded away."""
    terms = line["terms"]
    if terms["kind"] == "consigned":
        base = line["paid"] + line["borne"]["shop"] + line["borne"]["programme"]
        must(line["commission"] + line["payable"] == base, "commission and payable are not what the goods brought")
        must(abs(1000 * line["commission"] - base * terms["perMille"]) <= 10000, "the commission is not that of the terms")
    else:
        must(line["commission"] == 0, "a commission is taken of goods that were bought")
        must(abs(1000 * line["payable"] - terms["cost"] * line["taken"]) <= 10000, "what is owed is not what the goods cost")


def borne_by(line):
    sums = dict.fromkeys(BEARERS, 0)
    for off in line.get("offs", ()):
        sums[off["borneBy"]] += off["amount"]
    return sums


def must_be_borne(line, of):
    """Each bearer's share of what was taken off all that is then back, less what was said before."""
    if "borne" not in line:
        return
    for bearer, off in borne_by(of).items():
        share = (2 * off * of["backQuantity"] + of["quantity"]) // (2 * of["quantity"])
        said = line["borne"].get(bearer, 0)
        must(said == share - of["backBorne"][bearer], "a line does not bring its share of what was taken off")
        of["backBorne"][bearer] += said
        in_parts = sum(part.get("borne", {}).get(bearer, 0) for part in line.get("parts", ()))
        must("parts" not in line or in_parts == said, "the parts do not bear what the line does")


def paid_for(line):
    return line["amount"] - sum(off["amount"] for off in line.get("offs", ()))


def must_be_line(line):
    members(line, LINE, "line", optional=LINE_MAY_LACK)
    must(line["amount"] == rounded(line["price"] * line["quantity"], 1000), "a line's amount is not price times quantity")
    for off in line.get("offs", ()):
        members(off, OFF, "off", optional=("promotion", "name", "reason", "approvedBy"))
    must("offs" not in line or paid_for(line) >= 0, "more is taken off a line than it comes to")
    if "repriced" in line:
        members(line["repriced"], REPRICED, "repriced", optional=("approvedBy",))
    if "parts" in line:
        for part in line["parts"]:
            members(part, PART, "part", optional=("lots",))
        must(sum(part["amount"] for part in line["parts"]) == paid_for(line), "the parts are not what was paid for the line")


def cash_rounding(amount, step):
    """What makes an amount of 0 or more payable in cash; exactly half goes down."""
    if step == "none":
        return 0
    return int(step) * ((2 * amount + int(step) - 1) // (2 * int(step))) - amount


def must_be_tender(tender):
    members(tender, {"kind": lambda v: type(v) is str and v in TENDERS, "given": lambda v: whole(v, 0)}, "tender")
    members(tender, TENDERS[tender["kind"]], "tender", optional=("approvedBy",))


def must_be_paid(body, step):
    for tender in body["tenders"]:
        must_be_tender(tender)
    given = {"cash": 0, "other": 0}
    for tender in body["tenders"]:
        given["cash" if tender["kind"] == "cash" else "other"] += tender["given"]
    kinds = {tender["kind"] for tender in body["tenders"]}
    rest = body["total"] - given["other"]
    must(rest >= 0, "more than the total was paid without cash")
    is_exact = kinds != {"cash"} and given["cash"] == rest
    rounding = cash_rounding(rest, step) if "cash" in kinds and not is_exact else 0
    must(body["rounding"] == rounding, "the rounding is not that of the shift's cash")
    change = given["cash"] + given["other"] - body["total"] - body["rounding"]
    must(body["change"] == change, "the change is not what was given too much")
    must(change <= given["cash"], "the change is more than the cash that was given")


def must_be_vat(stated, lines, before=None):
    """lines: rate and amount of each. before: gross and VAT by rate of what came back of the same sale; grows by this."""
    before = {} if before is None else before
    gross = {}
    for per_mille, amount in lines:
        gross[per_mille] = gross.get(per_mille, 0) + amount
    expected = []
    for per_mille in sorted(gross, key=lambda rate: -1 if rate is None else rate, reverse=True):
        had_gross, had_vat = before.get(per_mille, (0, 0))
        all_gross = had_gross + gross[per_mille]
        all_vat = rounded(all_gross * (per_mille or 0), 1000 + (per_mille or 0))
        before[per_mille] = (all_gross, all_vat)
        expected.append((per_mille, gross[per_mille], all_vat - had_vat))
    for group in stated:
        members(group, {"perMille": rate, "gross": whole, "vat": whole}, "vat")
    stated = [(group["perMille"], group["gross"], group["vat"]) for group in stated]
    must(stated == expected, "the VAT is not what the lines hold")


def must_be_back(line, sold):
    """The share of what was paid that belongs to all that is then back, less what was given before."""
    must("line" in line and line["line"] < len(sold), "goods of no line of the sale came back")
    of = sold[line["line"]]
    same = all(line[name] == of[name] for name in ("product", "price")) and line["vat"]["perMille"] == of["vat"]["perMille"]
    must(same, "what came back is not what was sold")
    of["backQuantity"] += line["quantity"]
    must(of["backQuantity"] <= of["quantity"], "more came back than was sold")
    share = (2 * paid_for(of) * of["backQuantity"] + of["quantity"]) // (2 * of["quantity"])
    must(line["amount"] == share - of["backAmount"], "a line does not bring its share of what was paid")
    of["backAmount"] += line["amount"]
    must_be_borne(line, of)
    parts, sold_parts = line.get("parts", []), of["partsLeft"]
    must(len(parts) == len(sold_parts), "what came back has other parts than what was sold")
    must_be_lots_back(line, of["lotsLeft"])
    for part, sold_part in zip(parts, sold_parts):
        must_be_lots_back(part, sold_part["lotsLeft"])
        must(part["product"] == sold_part["product"], "what came back has other parts than what was sold")
        shares = part["quantity"] * of["quantity"] == sold_part["quantity"] * line["quantity"]
        must(shares, "a part is not its share of what was sold")
        must(part["amount"] <= sold_part["amount"], "a producer loses more than they were given")
        sold_part["amount"] -= part["amount"]


def must_be_refunded(body, step, sold):
    sums = {kind: 0 for kind in REFUNDS}
    for refund in body["refunds"]:
        members(refund, {"kind": lambda v: type(v) is str and v in REFUNDS, "amount": lambda v: whole(v, 0)}, "refund")
        members(refund, REFUNDS[refund["kind"]], "refund")
        sums[refund["kind"]] += refund["amount"]
    times = sum(refund["kind"] == "cash" for refund in body["refunds"])
    must(times <= 1, "cash was given back twice")
    rest = body["total"] - sum(sums.values()) + sums["cash"]
    must(rest >= 0, "more than the total was given back without cash")
    must(body["rounding"] == (cash_rounding(rest, step) if times else 0), "the rounding is not that of the shift's cash")
    must(sum(sums.values()) == body["total"] + body["rounding"], "what was given back is not what was owed")
    must(sums["card"] <= (sold["card"] if sold else 0), "more went back onto the card than it paid")
    if sold:
        sold["card"] -= sums["card"]


# --- The whole file ----------------------------------------------------------------------------------------------


class Witnesses:
    """What a journal is held against from outside of it: heads the centre signed to have had, and slips."""

    def __init__(self):
        self.heads, self.slips, self.partings, self.ends = [], [], [], []
        self.seen = []

    def look(self, entry, digest):
        for at, head in self.heads:
            if head["seq"] == entry["seq"]:
                must(head["hash"] == digest.hex(), "the centre had another entry here")
                self.seen.append((entry["seq"], "centre", at))
        for number, beginning in self.slips:
            if entry["body"].get("number") == number and digest.hex().startswith(beginning):
                self.seen.append((entry["seq"], "slip", number))
        for seq, prev in self.partings:
            must(seq != entry["seq"] or prev == digest.hex(), "another history names another entry here")
        for seq, named in self.ends:
            must(seq != entry["seq"] or named == digest.hex(), "the machine in this one's place names another entry here")

    def must_be_seen(self, last):
        for at, head in self.heads:
            must(head["seq"] <= last, "the centre had entry %d, and the journal ends before it" % head["seq"])
        for number, beginning in self.slips:
            must(any(kind == "slip" and seen == number for _, kind, seen in self.seen), "slip %s was printed of no entry here" % number)
        for seq, prev in self.partings:
            must(seq <= last, "another history follows an entry that is not here")
        for seq, _ in self.ends:
            must(seq <= last, "the machine in this one's place knew an entry that is not here")

    def up_to(self):
        centre = max(((seq, -at) for seq, kind, at in self.seen if kind == "centre"), default=None)
        slip = max(((seq, number) for seq, kind, number in self.seen if kind == "slip"), default=None)
        return {
            "centre": centre and {"seq": centre[0], "at": -centre[1]},
            "slip": slip and {"seq": slip[0], "number": slip[1]},
        }


def verify(lines, head_only, witnesses):
    """The header, the books and what else is to be told. Raises the first Fault, with its line."""
    first = next(lines, b"")
    header, key = read_header(first)
    if not first.endswith(b"\n"):
        raise Fault("line 1: it does not end in LF")
    head = {"epoch": 0, "seq": 0, "hash": NO_HASH}
    ids, books, last, told = set(), Books(), None, {"first": None, "last": None, "days": {}, "enrolled": None}
    number = 1
    try:
        for number, line in enumerate(lines, 2):
            entry, digest, signature = read_entry(line, header.get("signed") == "batches")
            # 8.5
            must(entry["device"] == header["device"], "the entry is another till's")
            must(entry["seq"] == head["seq"] + 1, "seq is %d, not %d" % (entry["seq"], head["seq"] + 1))
            must(entry["prev"] == head["hash"], "the entry does not follow the one before it")
            must(entry["epoch"] >= head["epoch"], "the epoch goes back")
            must(head["seq"] > 0 or begins_well(entry), "no journal like this begins with this epoch")
            must(entry["id"] not in ids, "the id was used before")
            ids.add(entry["id"])
            books.take(entry, header["publicKey"])
            last = (digest, signature)
            # 8.7
            signed = head_only or signature is None or is_signed(key, digest, signature)
            must(signed, "the signature is not by this key over this hash")
            witnesses.look(entry, digest)
            note(told, entry)
            head = {"epoch": entry["epoch"], "seq": entry["seq"], "hash": digest.hex()}
        must(last is None or last[1] is not None, "the last entry bears no signature")
        if head_only and last is not None:
            must(is_signed(key, *last), "the head's signature is not by this key over this hash")
        # 8.9
        must(number - 1 == header["entries"], "line 1 says %d entries, here are %d" % (header["entries"], number - 1))
        stated = {name: header["head"][name] for name in head}
        must(stated == head, "the last entry is not the head that line 1 names")
        witnesses.must_be_seen(head["seq"])
    except Fault as fault:
        raise Fault("line %d: %s" % (number, fault))
    except RecursionError:
        raise Fault("line %d: nested too deeply to be an entry" % number)
    return header, books, told


def begins_well(entry):
    """A journal begins with epoch 1; that of a machine in another's place above all that one may have used (3)."""
    if "replaces" not in entry["body"]:
        return entry["epoch"] == 1
    of = entry["body"]["replaces"]
    if not is_of(of, REPLACED) or of["device"] == entry["device"]:
        return False
    return entry["epoch"] > 1 and entry["epoch"] % 100 == 1 and entry["epoch"] > of["epoch"]


def note(told, entry):
    """Keeps what the answer says of the journal beside its sums."""
    body, place = entry["body"], {"seq": entry["seq"], "at": entry["at"]}
    told["epoch"] = told.get("epoch", entry["epoch"])
    told["first"] = told["first"] or place
    told["last"] = place
    told["enrolled"] = told["enrolled"] or body
    if entry["kind"] in ("sale", "return") and "training" not in body:
        day = told["days"].setdefault(body["day"], [0, 0, 0, 0])
        at = 0 if entry["kind"] == "sale" else 2
        day[at] += 1
        day[at + 1] += body["total"]


def answer_of(header, books, told, witnesses):
    days = [told["days"][day] for day in sorted(told["days"])]
    sales, sold, returns, returned = [sum(day[n] for day in days) for n in range(4)]
    of = (told["enrolled"] or {}).get("replaces")
    return {
        "device": header["device"],
        "replaces": of and {"device": of["device"], "seq": of["seq"]},
        "entries": header["entries"],
        "first": told["first"],
        "last": told["last"],
        "sales": sales,
        "sold": sold,
        "returns": returns,
        "returned": returned,
        "unknown": books.unknown,
        "provedUpTo": witnesses.up_to(),
    }


# --- The archive (9) ---------------------------------------------------------------------------------------------

SLIP = re.compile(r"([A-Z]{2}\d{2,4})-([1-9]\d*)(?:\.([1-9]\d*))?-[A-Z]{0,2}\d{6,}(:[0-9a-fA-F]{16})?", re.ASCII | re.IGNORECASE)
COLUMNS = ["Quầy / Till", "Thiết bị / Device", "Ngày / Day", "Phiếu bán / Sales", "Tiền bán / Sold (₫)"]
COLUMNS += ["Phiếu trả / Returns", "Tiền trả / Returned (₫)"]


def slip_of(code, must_be=lambda condition, what: must_read(condition, what)):
    """Number and beginning of the hash, and the till that printed it."""
    match = SLIP.fullmatch(code.strip()) if type(code) is str else None
    must_be(match is not None, "%r is no code of a slip" % code)
    number = code.strip().split(":")[0].upper()
    return (number, (match[4] or ":")[1:].lower()), (match[1].upper(), int(match[2]), int(match[3] or 1))


def must_read(condition, what):
    if not condition:
        raise Unreadable(what)


class Archive:
    """A zip whose files are read where they lie: nothing is unpacked to the disk."""

    def __init__(self, file):
        with open(file, "rb") as opened:
            opened.seek(-22, 2)
            must_read(opened.read(4) == b"PK\x05\x06", "the archive's end is missing, or something stands behind it")
        self.zip = zipfile.ZipFile(file)
        self.names = [info.filename for info in self.zip.infolist()]
        must_read(len(set(self.names)) == len(self.names), "a name occurs twice")
        for name in self.names:
            steps = name.split("/")
            leads_out = any(step in ("", ".", "..") for step in steps) or any(sign in name for sign in "\\:\0")
            must_read(not leads_out, "a name leads out of the archive: %r" % name)

    def lines(self, name):
        must_read(name in self.names, "%s is missing" % name)
        with self.zip.open(name) as file:
            yield from file

    def text(self, name):
        return b"".join(self.lines(name)).decode("utf-8")


def read_keys(archive):
    keys = json.loads(archive.text("keys.json"))
    must_read(type(keys) is dict and keys.get("format") == "quay-export" and keys.get("version") == 1, "keys.json is another's")
    must_read(type(keys.get("tills")) is list, "keys.json names no tills")
    must_read(keys.get("by") in ("till", "centre") and whole(keys.get("at"), 0), "keys.json does not say by whom or when")
    must_read("centreKey" in keys and (keys["centreKey"] is None or key_of(keys["centreKey"])), "the key of the centre is none")
    forms = {
        "device": lambda v: like(UUID, v),
        "publicKey": key_of,
        "outlet": lambda v: like(OFFICE_ID, v),
        "till": lambda v: whole(v, 1),
        "outletCode": text,
    }
    must_read(all(is_of(till, forms) for till in keys["tills"]), "a till in keys.json lacks a member")
    for till in keys["tills"]:
        must_read(whole(till.get("epoch", 1), 1), "an epoch in keys.json is none")
        must_read("replaces" not in till or is_of(till["replaces"], REPLACED), "keys.json names no machine before")
    devices = [till["device"] for till in keys["tills"]]
    must_read(len(set(devices)) == len(devices), "keys.json names a till twice")
    return keys


def read_witnesses(archive, keys, slips):
    witnesses = {till["device"]: Witnesses() for till in keys["tills"]}
    centre_key = key_of(keys["centreKey"])
    for line in archive.lines("checkpoints.jsonl"):
        must_read(line.endswith(b"\n"), "checkpoints.jsonl is cut off")
        said = json.loads(line)
        must_read(type(said) is dict and said.get("device") in witnesses, "a checkpoint is of no till here")
        of = witnesses[said["device"]]
        if said.get("by") == "slip":
            of.slips.append(slip_of(said.get("code"), must)[0])
            continue
        must_read(said.get("by") == "centre", "a checkpoint is by nobody")
        signature = bytes_of(str(said.get("sig")), 64)
        must(centre_key is not None and signature is not None and type(said.get("text")) is str, "there is no key, or no signature of the centre")
        digest = hashlib.sha256(said["text"].encode("utf-8")).digest()
        must(is_signed(centre_key, digest, signature), "a checkpoint is not signed by the centre")
        word = json.loads(said["text"])
        if word["acknowledged"]["seq"] > 0:
            of.heads.append((word["at"], word["acknowledged"]))
    for code in slips:
        slip, (outlet, number, epoch) = slip_of(code)
        of = [till for till in keys["tills"] if (till["outletCode"].upper(), till["till"]) == (outlet, number)]
        of = sorted((till for till in of if till.get("epoch", 1) <= epoch), key=lambda till: -till.get("epoch", 1))
        must(len(of) > 0, "the slip is of no till in the archive")
        witnesses[of[0]["device"]].slips.append(slip)
    for till in keys["tills"]:
        before = till.get("replaces", {"seq": 0})
        if before["seq"] > 0 and before["device"] in witnesses:
            witnesses[before["device"]].ends.append((before["seq"], before["hash"]))
    return witnesses


def must_follow(keys, last_epochs):
    """Machines of one number follow each other, each once, and each above all epochs of the one before (9)."""
    by_device = {till["device"]: till for till in keys["tills"]}
    taken, first = set(), set()
    for till in keys["tills"]:
        number = (till["outlet"], till["till"])
        before = till.get("replaces")
        if before is None:
            must(number not in first, "two machines have one number, and neither is in the other's place")
            first.add(number)
            continue
        must(before["device"] not in taken, "two machines are in one place")
        taken.add(before["device"])
        old = by_device.get(before["device"])
        must(old or keys["by"] != "centre", "the journal of the machine before is not here")
        if old:
            must((old["outlet"], old["till"]) == number, "the machine before had another number")
            must(last_epochs[old["device"]] < till.get("epoch", 1), "the machine before went beyond its epochs")


def must_have_one_history(archive, till):
    """Any other history is a fault by itself, so that it need not be read."""
    must("%s/forks.jsonl" % till["device"] not in archive.names, "there is another history of this till")


def verify_archive(file, head_only, slips):
    archive = Archive(file)
    keys = read_keys(archive)
    own = {"README.txt", "verify.mjs", "keys.json", "checkpoints.jsonl", "totals.csv"}
    for till in keys["tills"]:
        own |= {"%s/events.jsonl" % till["device"], "%s/forks.jsonl" % till["device"]}
    must_read(own >= set(archive.names), "the archive holds what is none of an export's")
    archive.text("README.txt"), archive.text("verify.mjs")
    stated = archive.text("totals.csv")
    witnesses = read_witnesses(archive, keys, slips)
    answers, rows, last_epochs = [], [COLUMNS], {}
    for till in keys["tills"]:
        must_have_one_history(archive, till)
        seen = witnesses[till["device"]]
        header, books, told = verify(archive.lines("%s/events.jsonl" % till["device"]), head_only, seen)
        must(header["device"] == till["device"] and header["publicKey"] == till["publicKey"], "keys.json names another till")
        enrolled = told["enrolled"] or till
        must(all(enrolled[name] == till[name] for name in ("outlet", "outletCode", "till")), "keys.json names another place")
        said = {name: value for name, value in (enrolled.get("replaces") or {}).items() if name in REPLACED}
        named = {name: value for name, value in (till.get("replaces") or {}).items() if name in REPLACED}
        must(said == named and told.get("epoch", till.get("epoch", 1)) == till.get("epoch", 1), "keys.json names another machine before")
        last_epochs[till["device"]] = header["head"]["epoch"]
        answers.append({name: till[name] for name in ("outlet", "till", "outletCode")} | answer_of(header, books, told, seen))
        name = "%s-%d" % (till["outletCode"], till["till"])
        days = sorted(told["days"].items())
        total = [sum(figures[n] for _, figures in days) for n in range(4)]
        rows += [[name, till["device"], day] + [str(figure) for figure in figures] for day, figures in days + [("Tổng / All", total)]]
    must_follow(keys, last_epochs)
    must(stated == "\ufeff" + "".join(";".join(map(cell, row)) + "\r\n" for row in rows), "totals.csv is not what the entries add up to")
    return {"by": keys["by"], "at": keys["at"], "tills": answers}


def cell(words):
    harmless = "'" + words if re.match(r"[=+\-@\t\r]", words) and not re.fullmatch(r"-?\d+(,\d+)?", words) else words
    return '"' + harmless.replace('"', '""') + '"'


# Whatever a broken archive makes the standard library say, and a small file in it that is not what it should be.
BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, TypeError)


def verify_file(file, head_only, slips):
    """An answer as JSON. Raises Unreadable or Fault, or what the disk says."""
    with open(file, "rb") as opened:
        is_archive = opened.read(4) == b"PK\x03\x04"
        opened.seek(0)
        if not is_archive:
            witnesses = Witnesses()
            witnesses.slips = [slip_of(code)[0] for code in slips]
            header, books, told = verify(iter(opened), head_only, witnesses)
            return answer_of(header, books, told, witnesses)
    try:
        return verify_archive(file, head_only, slips)
    except BROKEN as error:
        raise Unreadable("%s: %s" % (type(error).__name__, error))


def verdict(file, head_only, slips):
    """The exit code, the answer, and a line of words for one file."""
    try:
        answer = verify_file(file, head_only, slips)
    except (OSError, Unreadable) as error:
        return 2, None, "cannot be read: %s" % error
    except Fault as fault:
        return 1, {"proved": False, "fault": str(fault)}, "NOT proved: %s" % fault
    return 0, {"proved": True} | answer, "proved: " + "; ".join(map(in_words, answer.get("tills", [answer])))


def in_words(answer):
    words = "till %s, %d entries, sold %d" % (answer["device"], answer["entries"], answer["sold"])
    if answer["returned"]:
        words += ", returned %d" % answer["returned"]
    if answer["unknown"]:
        words += ", %d entries are of kinds not known here, their bodies were not read" % answer["unknown"]
    return words


def main(arguments):
    head_only, as_json, slips, files = "--head-only" in arguments, "--json" in arguments, [], []
    rest = iter(argument for argument in arguments if argument not in ("--head-only", "--json"))
    for argument in rest:
        if argument == "--slip":
            slips.append(next(rest, ""))
        else:
            files.append(argument)
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    worst = 0
    for file in files:
        code, answer, words = verdict(file, head_only, slips)
        worst = max(worst, code)
        if head_only and code == 0:
            words += "; only the head's signature was looked at, the chain proves the rest"
        if as_json:
            print(json.dumps({"exit": code, "answer": answer}))
        else:
            print("%s: %s" % (file, words) if len(files) > 1 else words)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
