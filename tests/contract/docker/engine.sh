#!/usr/bin/env bash
# Unpacks a Docker Engine of the distribution below the folder, where the machine has none: nothing is installed or started.
# Usage: engine.sh FOLDER
set -euo pipefail
command -v dockerd >/dev/null && exit 0
mkdir -p "$1" && cd "$1"
[ -x usr/sbin/dockerd ] && [ -x usr/bin/containerd ] && exit 0
needed=(docker.io containerd libdevmapper1.02.1)
apt-get download "${needed[@]}"
for package in ./*.deb; do dpkg-deb -x "$package" .; done
rm -f ./*.deb
