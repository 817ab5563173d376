"""What the replay of replay.test.ts must come to, from the CSV alone: python3 replayTotals.py FILE.csv.gz [ROWS].

Pounds count ten thousand đồng, so the fourths of a penny in the file stay whole. Prints JSON.
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from decimal import Decimal

MOST = 9999  # pieces in one line of a document

rows = list(csv.DictReader(gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="")))
if len(sys.argv) > 2:
    rows = rows[: int(sys.argv[2])]

sold, back, gone = defaultdict(int), defaultdict(int), defaultdict(int)
taken, given_back, returns, refused = 0, 0, 0, 0
for row in rows:
    pieces, dong = int(row["Quantity"]), int(Decimal(row["UnitPrice"]) * 10000)
    code = row["StockCode"]
    if dong > 0 and pieces > 0:
        sold[code] += pieces
        taken += pieces * dong
    elif dong > 0:
        back[code] -= pieces
        given_back -= pieces * dong
        returns += 1
    elif abs(pieces) > MOST:
        refused += 1
    else:
        gone[code] += abs(pieces)

codes = {row["StockCode"] for row in rows}
shelf = {code: sold[code] // 2 + 100 - sold[code] + back[code] - gone[code] for code in codes}
print(
    json.dumps(
        {
            "sold": taken,
            "returned": given_back,
            "returns": returns,
            "refused": refused,
            "pieces": [sum(sold.values()), sum(back.values()), sum(gone.values())],
            "shelf": {code: pieces for code, pieces in shelf.items() if pieces != 0},
        }
    )
)
