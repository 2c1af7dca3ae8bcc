#!/usr/bin/env python3
"""The house's rules that a compiler does not see.

Arrows of docs/rooms.txt, the doors to libraries, banned calls, file sizes, and a test beside every operation.
Prints each breach as file:line and exits 1 if there is any.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE_LIMIT = 500  # lines; the aim is 400

DOORS = {  # header pattern -> rooms that may include it
    r"lmdb\.h": {"store"},
    r"rapidjson/": {"text"},
    r"pugixml": {"text"},
    r"yaml-cpp/": {"text"},
    r"libxml/|xmlsec/": {"saml"},
    r"boost/beast": {"http", "runtime"},
    r"boost/asio": {"http", "runtime", "work", "library", "cli"},
    r"archive(_entry)?\.h": {"runtime"},
    r"libmnl/|nftables/": {"runtime"},
    r"ldns/": {"library"},
    r"openssl/": {"base", "http", "services/kms"},
}
BANNED = {  # pattern -> (what to say, rooms where it is allowed)
    r"\bcatch \(\.\.\.\)": ("catch (...) hides our own mistakes", set()),
    r"system_clock::now|steady_clock::now|\btime\(nullptr\)|gettimeofday": (
        "time comes from the clock room", {"clock", "http", "cli", "scenario", "runtime"}),
    r"std::random_device|std::mt19937|\bgetrandom\(|\brand\(\)": ("entropy comes from the clock room", {"clock"}),
}


def read_arrows():
    arrows = {}
    for line in (ROOT / "docs/rooms.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            room, _, targets = line.partition("->")
            arrows[room.strip()] = targets.split()
    return arrows


def reach(arrows, room):
    """Every room that `room` may include."""
    seen, waiting = set(), [room]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        waiting += arrows.get(at, [])
    return seen


def room_of(path):
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "emulator" else f"services/{parts[1]}"


def check_file(path, arrows, reachable, breaches):
    room = room_of(path)
    kind = "services/*" if room.startswith("services/") else room
    is_test = path.name.endswith("_test.cpp") or path.name in ("testing.h", "testing.cpp")
    lines = path.read_text().splitlines()
    where = path.relative_to(ROOT)
    if len(lines) > FILE_LIMIT and not is_test:
        breaches.append(f"{where}: {len(lines)} lines, the limit is {FILE_LIMIT}")
    for number, line in enumerate(lines, 1):
        include = re.match(r'\s*#include ["<]([^">]+)[">]', line)
        if include:
            name = include.group(1)
            for pattern, allowed in DOORS.items():
                if re.match(pattern, name) and room not in allowed:
                    breaches.append(f"{where}:{number}: {name} may be included only in {', '.join(sorted(allowed))}")
            target = name.split("/")[0]
            if target == "services":
                other = "services/" + name.split("/")[1]
                if name.endswith("/model.h"):
                    continue  # a service's request types count as the model room: calls between services go by them
                if other != room and other not in arrows.get(room, []) and not is_test and "services/*" not in reachable[kind] - {kind}:
                    breaches.append(f"{where}:{number}: {room} may not include {other}")
            elif (ROOT / "emulator" / target).is_dir() and "/" in name and not is_test:
                if target not in reachable[kind]:
                    breaches.append(f"{where}:{number}: {room} may not include {target}")
        code = line.split("//")[0]
        for pattern, (why, allowed) in BANNED.items():
            if re.search(pattern, code) and room not in allowed and not is_test:
                breaches.append(f"{where}:{number}: {why}")


def check_operations(breaches):
    """Every operation has a test beside it."""
    for path in (ROOT / "services").glob("*/operations/*.cpp"):
        if path.name.endswith("_test.cpp"):
            continue
        test = path.with_name(path.stem + "_test.cpp")
        if not test.exists():
            breaches.append(f"{path.relative_to(ROOT)}: has no test beside it ({test.name})")


def main():
    arrows = read_arrows()
    reachable = {room: reach(arrows, room) for room in arrows}
    breaches = []
    files = [p for top in ("emulator", "services") for p in (ROOT / top).rglob("*") if p.suffix in (".h", ".cpp")]
    for path in sorted(files):
        check_file(path, arrows, reachable, breaches)
    check_operations(breaches)
    print("\n".join(breaches) if breaches else f"{len(files)} files keep the rules")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
