#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the tests.
# Usage: ./test.sh [PART...]   Parts: tidy unit simulation scenarios contract oci docker dagster crash fuzz clang-tidy (the default), tsan;
# "full" is all of them: a hundred kills, half a minute for each fuzz target, clang-tidy over every file and not only over what the last
# commit changed.
# The last line reads "N passed, N failed". Exit code 0 only when none failed.
set -uo pipefail
cd "$(dirname "$0")"

default_parts=(tidy unit simulation scenarios contract oci docker dagster crash fuzz clang-tidy)
full_parts=(tidy unit scenarios contract oci docker dagster crash simulation tsan fuzz clang-tidy)
parts=("$@")
[ ${#parts[@]} -eq 0 ] && parts=("${default_parts[@]}")
if [ "${parts[0]}" = full ]; then
    parts=("${full_parts[@]}")
    export BACKLOT_CRASH_ROUNDS=${BACKLOT_CRASH_ROUNDS:-100} BACKLOT_FUZZ_SECONDS=${BACKLOT_FUZZ_SECONDS:-30} BACKLOT_TIDY=${BACKLOT_TIDY:-all}
fi
need=test
for part in "${parts[@]}"; do case $part in fuzz | clang-tidy) need=full ;; esac; done
tools/setup.sh $need || exit 2

passed=0
failed=0
reports=build/test-reports
rm -rf $reports && mkdir -p $reports

# note NAME EXIT-CODE [LOG]: counts one result.
note() {
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1"
        [ -n "${3:-}" ] && tail -n 40 "$3"
    fi
}

# build PRESET [TARGET...]: configures and builds; a failure ends the run.
build() {
    local preset=$1 log=$reports/build-$1.log
    shift
    local targets=()
    for target in "$@"; do targets+=(--target "$target"); done
    if ! { cmake --preset "$preset" && cmake --build "build/$preset" "${targets[@]}"; } >"$log" 2>&1; then
        tail -n 60 "$log"
        echo "the $preset build failed"
        echo "$passed passed, $((failed + 1)) failed"
        exit 1
    fi
}

# unit PRESET [TARGET...]: every unit-test program of that build, one result a test case.
unit() {
    build "$@"
    local program log cases
    for program in $(find "build/$1" -type f -name 'test_*' -perm -u+x | sort); do
        log=$reports/$1-$(basename "$program").log
        timeout 900 "$program" >"$log" 2>&1
        if [ $? -eq 0 ]; then
            cases=$(sed -nE 's/^All tests passed \(.* in ([0-9]+) test cases?\)$/\1/p' "$log")
            passed=$((passed + ${cases:-0}))
            [ -z "$cases" ] && note "$(basename "$program") ran no test" 1
        else
            note "$(basename "$program") ($1)" 1 "$log"
        fi
    done
}

scenarios() {
    build release backlot
    local log=$reports/scenarios.log
    timeout 600 build/release/backlot run --junit $reports/scenarios.xml --html $reports/scenarios.html >"$log" 2>&1
    local code=$?
    if [ -s $reports/scenarios.xml ]; then
        local counts
        counts=$(python3 -c 'import sys, xml.etree.ElementTree as E
t = E.parse(sys.argv[1]).getroot().iter("testcase"); a = [c.find("failure") is None and c.find("error") is None for c in t]
print(sum(a), len(a) - sum(a))' $reports/scenarios.xml)
        passed=$((passed + ${counts% *}))
        failed=$((failed + ${counts#* }))
        [ "${counts#* }" = 0 ] || tail -n 60 "$log"
        [ $code -ne 0 ] && [ "${counts#* }" = 0 ] && note scenarios $code "$log"
    else
        note scenarios 1 "$log"
    fi
}

# python_tests FOLDER [OPTION...]: pytest inside the contract tests' virtual environment.
python_tests() {
    build release backlot
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/contract/requirements.txt || {
        note "installing the contract tests' packages" 1
        return
    }
    local log=$reports/$(basename "$1").log counts
    BACKLOT=$PWD/build/release/backlot timeout 1500 .venv/bin/python -m pytest -q "$@" \
        --junitxml="$reports/$(basename "$1").xml" >"$log" 2>&1
    local code=$?
    counts=$(python3 -c 'import sys, xml.etree.ElementTree as E
s = next(E.parse(sys.argv[1]).getroot().iter("testsuite")); bad = int(s.get("failures")) + int(s.get("errors"))
print(int(s.get("tests")) - bad - int(s.get("skipped")), bad)' "$reports/$(basename "$1").xml" 2>/dev/null || echo "0 1")
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
    [ $code -eq 0 ] || tail -n 60 "$log"
}

for part in "${parts[@]}"; do
    echo "== $part"
    case $part in
        tidy) for check in tests/tidy/*.py; do
                  python3 "$check" >"$reports/tidy.log" 2>&1
                  note "$check" $? "$reports/tidy.log"
              done ;;
        unit) unit "${BACKLOT_UNIT_PRESET:-asan}" ;;
        # What has threads of its own.
        tsan) TSAN_OPTIONS="suppressions=$PWD/tests/tsan_suppressions.txt" unit tsan test_room_http test_room_store ;;
        scenarios) scenarios ;;
        contract) python_tests tests/contract --ignore tests/contract/dagster --ignore tests/contract/oci \
                      --ignore tests/contract/docker ;;
        oci)  # clients written in Go, by a toolchain of their own
              [ -x build/oci/bin/python ] || python3 -m venv build/oci
              if build/oci/bin/python -m pip install --quiet --disable-pip-version-check -r tests/contract/oci/requirements.txt &&
                  (cd tests/contract/oci && env -u GOROOT -u GOFLAGS GOTOOLCHAIN=local GOBIN="$OLDPWD/build/oci/bin" "$OLDPWD/build/oci/bin/go" install \
                      github.com/google/go-containerregistry/cmd/crane github.com/opencontainers/distribution-spec/conformance); then
                  python_tests tests/contract/oci
              else
                  note "building the registry's clients" 1
              fi ;;
        docker)  # a daemon of the test's own
              if tests/contract/docker/engine.sh build/docker >"$reports/engine.log" 2>&1; then
                  python_tests tests/contract/docker
              else
                  note "unpacking a Docker Engine" 1 "$reports/engine.log"
              fi ;;
        dagster)  # an environment of its own: its pins are those of the platform
              [ -x build/dagster/bin/python ] || python3 -m venv build/dagster
              if build/dagster/bin/python -m pip install --quiet --disable-pip-version-check \
                  -r tests/contract/dagster/requirements.txt; then
                  python_tests tests/contract/dagster
              else
                  note "installing Dagster" 1
              fi ;;
        crash) python_tests tests/crash ;;
        simulation) build asan simulation
              timeout 900 build/asan/tests/simulation/simulation >$reports/simulation.log 2>&1
              note simulation $? $reports/simulation.log ;;
        fuzz) build fuzz fuzz_targets
              for target in build/fuzz/tests/fuzz/fuzz_*; do
                  [ -x "$target" ] && [ -f "$target" ] || continue
                  name=$(basename "$target")
                  found=build/fuzz/corpus/${name#fuzz_}  # what earlier runs came upon
                  mkdir -p "$found"
                  timeout 300 "$target" -max_total_time="${BACKLOT_FUZZ_SECONDS:-4}" -rss_limit_mb=2048 -timeout=20 \
                      -artifact_prefix="$reports/$name-" "$found" "tests/fuzz/corpus/${name#fuzz_}" >"$reports/$name.log" 2>&1
                  note "$name" $? "$reports/$name.log"
              done ;;
        clang-tidy) build fuzz generate_services  # nothing is compiled: it reads the sources as clang would, and the headers that are made
              for folder in emulator services; do
                  if [ "${BACKLOT_TIDY:-changed}" = all ]; then
                      files=("$PWD/$folder/.*\.cpp")
                  else  # a commit that touches many is looked at in its first files
                      mapfile -t files < <(git diff --name-only --diff-filter=d HEAD~1 -- "$folder/*.cpp" 2>/dev/null | grep -v _test.cpp |
                          head -n "${BACKLOT_TIDY_LIMIT:-16}" | sed "s|^|$PWD/|")
                  fi
                  [ ${#files[@]} -gt 0 ] || continue
                  given=(-extra-arg=-Wno-deprecated-declarations)
                  [ $folder = services ] && given+=(-extra-arg=-include "-extra-arg=$PWD/emulator/kernel/service_pch.h")
                  log=$reports/clang-tidy-$folder.log
                  run-clang-tidy-19 -quiet -warnings-as-errors='*' -p build/fuzz "${given[@]}" "${files[@]}" >"$log" 2>&1
                  note "clang-tidy of $folder" $? "$log"
              done ;;
        *) echo "unknown part: $part" >&2; exit 2 ;;
    esac
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
