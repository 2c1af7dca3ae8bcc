#!/usr/bin/env bash
# Installs what the build and the tests need on Debian 12. Does nothing where it is all there.
# Usage: tools/setup.sh build|test|full
set -euo pipefail
cd "$(dirname "$0")/.."

build=(g++ cmake ninja-build ccache mold patch pkg-config python3 python3-pip ca-certificates git
    libboost1.81-dev rapidjson-dev libpugixml-dev libyaml-cpp-dev libssl-dev libfmt-dev libspdlog-dev
    libcli11-dev libre2-dev zlib1g-dev libxmlsec1-dev libxml2-dev libarchive-dev libmnl-dev libnftables-dev libldns-dev tini runc)
test=(postgresql catch2 python3-venv s3cmd rclone curl awscli skopeo)
full=(clang-19 clang-tidy-19 libclang-rt-19-dev nginx-light wrk libbenchmark-dev)

wanted=("${build[@]}")
case "${1:-build}" in
    build) ;;
    test) wanted+=("${test[@]}") ;;
    full) wanted+=("${test[@]}" "${full[@]}") ;;
    *) echo "usage: tools/setup.sh build|test|full" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "installing: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
