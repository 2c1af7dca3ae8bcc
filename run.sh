#!/usr/bin/env bash
# The main job: sets up what is missing, builds, and rehearses every scenario (or the ones named).
# Usage: ./run.sh [SCENARIO...]       Leaves build/report/index.html and build/report/junit.xml.
set -euo pipefail
cd "$(dirname "$0")"
tools/setup.sh build
mkdir -p build/report
if ! { cmake --preset release && cmake --build --preset release; } >build/report/build.log 2>&1; then
    tail -n 60 build/report/build.log >&2
    echo "the build failed: build/report/build.log" >&2
    exit 2
fi
exec build/release/backlot run "$@" --html build/report/index.html --junit build/report/junit.xml
