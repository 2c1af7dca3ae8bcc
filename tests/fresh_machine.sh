#!/usr/bin/env bash
# Runs the two commands of README.md, ./run.sh and ./test.sh, in a new minimal Debian 12 that holds nothing but a clone
# of the commit that is checked out: shows that tools/setup.sh installs all that they need. As root, on Debian.
# Usage: tests/fresh_machine.sh [--keep] [--only run|test] [PART...]     The parts are passed on to ./test.sh.
#   --keep   leaves the folder of that Debian, with run.log and test.log beside it, and tells its path
# ./run.sh alone takes 4 GB below $TMPDIR (/tmp), on a file system without noexec and nodev. Mirror, registries' configuration, proxies
# and certificates are those of this machine. Exit code 0 only when both commands succeed.
set -euo pipefail

usage() { echo "usage: tests/fresh_machine.sh [--keep] [--only run|test] [PART...]" >&2; exit 2; }
keep=
commands=(run test)
while [ $# -gt 0 ]; do
    case $1 in
        --keep) keep=yes ;;
        --only) case ${2:-} in run | test) commands=("$2") ;; *) usage ;; esac; shift ;;
        -*) usage ;;
        *) break ;;
    esac
    shift
done
parts=("$@")
[ "$(id -u)" -eq 0 ] || { echo "tests/fresh_machine.sh makes a root file system and mounts: run it as root" >&2; exit 2; }

repository=$(cd "$(dirname "$0")/.." && pwd)
commit=$(git -C "$repository" rev-parse HEAD)
folder=$(mktemp -d "${TMPDIR:-/tmp}/backlot-fresh.XXXXXX")
root=$folder/root
child=

# Ends what runs in there, whose mounts go with it, then removes the folder.
clean_up() {
    trap '' INT TERM HUP
    if [ -n "$child" ]; then
        kill -KILL "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    fi
    if [ -n "$keep" ]; then
        echo "kept: $folder"
        return
    fi
    # What was just killed may still be writing.
    rm -rf --one-file-system "$folder" 2>/dev/null || { sleep 2; rm -rf --one-file-system "$folder"; }
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# isolated COMMAND...: runs it with mounts and process ids of its own; none outlives it. In the background and waited
# for, as a signal's trap has to wait for a foreground command.
isolated() {
    unshare --mount --propagation private --pid --fork --kill-child --mount-proc "$@" &
    child=$!
    local code=0
    wait "$child" || code=$?
    child=
    return $code
}

# carried: the environment that goes in, NAME=VALUE ended by NUL: the way to the registries, and the tests' own settings.
carried() {
    env -0 | grep -zE '^((https?|ftp|all|no)_proxy|(HTTPS?|FTP|ALL|NO)_PROXY|PIP_(INDEX_URL|EXTRA_INDEX_URL|TRUSTED_HOST|CERT|PROXY|DEFAULT_TIMEOUT)|SSL_CERT_(FILE|DIR)|(CURL|REQUESTS)_CA_BUNDLE|BACKLOT_[A-Z_]+)=' || true
}

# copy PATH...: what exists of these goes to the same place in there, without replacing what Debian brings.
copy() {
    local path
    for path in "$@"; do
        if [ -e "$path" ]; then cp -rL --no-clobber --parents "$path" "$root"; fi
    done
}

make_machine() {
    local missing=() targets mirror line
    command -v debootstrap >/dev/null || missing+=(debootstrap)
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
    if [ ${#missing[@]} -gt 0 ]; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi

    # This machine's sources of Debian 12, whatever their format.
    targets=$(apt-get indextargets --no-release-info --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Identifier: Packages' |
        grep -E ' bookworm(-updates|-security)? main$' | sort -u || true)
    mirror=$(sed -n 's/ bookworm main$//p' <<<"$targets" | head -n 1)
    if [ -z "$mirror" ]; then
        mirror=http://deb.debian.org/debian
        targets="$mirror bookworm main"
    fi
    echo "Debian 12 from $(sed -E 's#//[^/@]*@#//#' <<<"$mirror"), commit $commit"
    isolated debootstrap --variant=minbase bookworm "$root" "$mirror" >"$folder/debootstrap.log" 2>&1 || {
        tail -n 20 "$folder/debootstrap.log"
        return 1
    }
    while read -r line; do echo "deb $line"; done <<<"$targets" >"$root/etc/apt/sources.list"

    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    copy /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/apt/trusted.gpg.d /etc/pip.conf \
        /usr/local/share/ca-certificates /etc/ssl/certs/ca-certificates.crt
    while IFS='=' read -r -d '' _ line; do
        if [ -f "$line" ]; then copy "$line"; fi
    done < <(carried)
    mkdir -p "$root/root/.config"
    if [ -d ~/.config/pip ]; then cp -rL ~/.config/pip "$root/root/.config/"; fi

    git clone --quiet --no-local --no-checkout "$repository" "$root/root/backlot"
    git -C "$root/root/backlot" checkout --quiet --detach "$commit"
}

# inside COMMAND...: runs it in the clone. The new root takes the old one's place, rather than being entered by chroot
# alone: runc and mount want a root that is a mount point.
inside() {
    local environment=()
    mapfile -d '' environment < <(carried)
    isolated bash -c '
        set -e
        mount --rbind "$1" "$1"
        cd "$1"
        mount -t proc proc proc
        mount --rbind /dev dev
        mount -t tmpfs tmpfs dev/shm
        mount --rbind /sys sys
        mkdir -p .old
        pivot_root . .old
        shift
        exec chroot . /bin/bash -c "umount -l /.old && rmdir /.old && cd /root/backlot && exec \"\$@\"" bash "$@"
    ' bash "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${environment[@]}" "$@"
}

# attempt NAME COMMAND...: tells the last lines of what it printed, its time and whether it succeeded.
attempt() {
    local name=$1 code=0 start=$SECONDS
    shift
    inside "$@" >"$folder/$name.log" 2>&1 </dev/null || code=$?
    tail -n "$([ $code -eq 0 ] && echo 10 || echo 80)" "$folder/$name.log"
    echo "== $*: exit code $code after $((SECONDS - start)) s"
    return $code
}

make_machine
echo "== made after $SECONDS s, with $(find "$root/var/lib/dpkg/info" -name '*.list' | wc -l) packages"
failed=0
for command in "${commands[@]}"; do
    case $command in
        run) attempt run ./run.sh || failed=1 ;;
        test) attempt test ./test.sh "${parts[@]}" || failed=1 ;;
    esac
done
exit $failed
