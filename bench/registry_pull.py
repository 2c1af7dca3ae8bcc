#!/usr/bin/env python3
"""Pulling the layers of an image of 1 GiB from the registry, beside nginx serving the same bytes on the same machine.

    BACKLOT=build/release/backlot .venv/bin/python bench/registry_pull.py [--rounds 3] [--layers 4] [--mib 256]
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/contract"))
from conftest import Server  # noqa: E402
from nginx import Nginx  # noqa: E402
from test_ecr import Client  # noqa: E402


def pull(urls, headers=()):
    """Seconds that curl takes for all of them, two at a time, as docker does three."""
    command = ["curl", "-sf", "--no-progress-meter", "--parallel", "--parallel-max", "2"]
    for header in headers:
        command += ["-H", header]
    for url in urls:
        command += ["-o", "/dev/null", url]
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--mib", type=int, default=256)
    options = parser.parse_args()
    size = options.layers * options.mib
    with tempfile.TemporaryDirectory(prefix="backlot-bench-") as folder:
        server = Server(state=pathlib.Path(folder) / "state")
        server.client("ecr", "main").create_repository(repositoryName="bench")
        client = Client(server, "main")
        digests = []
        for number in range(options.layers):
            data = os.urandom(1024 * 1024) * options.mib
            data = number.to_bytes(4, "big") + data[4:]
            digests.append(client.push_layer("bench", data)["digest"])
            (pathlib.Path(folder) / f"layer{number}").write_bytes(data)
        ours, theirs = [], []
        with Nginx(folder, f"root {folder};") as nginx:
            for _ in range(options.rounds):  # in turn, so that both meet the same machine
                ours.append(pull([f"{server.url}/v2/bench/blobs/{digest}" for digest in digests], [f"Authorization: Basic {client.token}"]))
                theirs.append(pull([f"{nginx.url}/layer{number}" for number in range(options.layers)]))
        server.stop()
        mine, peer = size / statistics.median(ours), size / statistics.median(theirs)
        print(f"{size} MiB in {options.layers} layers, {options.rounds} rounds: registry {mine:.0f} MiB/s, nginx {peer:.0f} MiB/s, ratio {mine / peer:.2f} (aim 0.7)")


if __name__ == "__main__":
    main()
