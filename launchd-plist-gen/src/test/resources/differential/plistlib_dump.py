"""Reads each file named on standard input and prints a line for it: its value, or "refused" and why.

The form of a value is that of Dump.java. With the argument rewrite, each value is written too: beside its file, in XML
and in binary.
"""
import calendar
import datetime
import plistlib
import struct
import sys


def string(text):
    units = text.encode("utf-16-be", "surrogatepass")
    chars = (units[i] << 8 | units[i + 1] for i in range(0, len(units), 2))
    return '"' + "".join(
        chr(c) if 32 <= c <= 126 and c not in (34, 92) else "\\u%04x" % c for c in chars
    ) + '"'


def dump(value):
    if isinstance(value, dict):
        return "{" + ",".join(sorted_pairs(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(dump(v) for v in value) + "]"
    if isinstance(value, str):
        return string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return "i%d" % value
    if isinstance(value, float):
        return "r7ff8000000000000" if value != value else "r" + struct.pack(">d", value).hex()
    if isinstance(value, datetime.datetime):
        return "d%d" % calendar.timegm(value.timetuple())
    return "b" + value.hex()


def sorted_pairs(dictionary):
    pairs = sorted((string(key), dump(value)) for key, value in dictionary.items())
    return [key + ":" + value for key, value in pairs]


def rewrite(value, name):
    for form, fmt in (".xml", plistlib.FMT_XML), (".binary", plistlib.FMT_BINARY):
        with open(name + form, "wb") as file:
            plistlib.dump(value, file, fmt=fmt)


for name in sys.stdin:
    try:
        with open(name.strip(), "rb") as file:
            value = plistlib.load(file)
        line = dump(value)
        if "rewrite" in sys.argv:
            rewrite(value, name.strip())
        print(line)
    except Exception as e:  # of a dozen classes
        print("refused", type(e).__name__, ascii(str(e)))
