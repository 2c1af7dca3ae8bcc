"""Decisions beside those of another simulator of IAM: thousands of random questions, one seed, one set."""

import subprocess

from conftest import BACKLOT, BIN, node_folder


def test_a_peer_decides_alike():
    folder = node_folder("peer")
    done = subprocess.run([BIN / "node", "decisions.mjs", BACKLOT, "5000", "1"], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_a_difference_is_found(tmp_path):
    """One answer in a hundred turned round."""
    folder = node_folder("peer")
    liar = tmp_path / "backlot"
    liar.write_text(f"#!/bin/sh\n\"{BACKLOT}\" \"$@\" | sed '0~100 s/\"ExplicitDeny\"/\"Allow\"/'\n")
    liar.chmod(0o755)
    done = subprocess.run([BIN / "node", "decisions.mjs", liar, "2000", "1"], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1 and "differ" in done.stdout
