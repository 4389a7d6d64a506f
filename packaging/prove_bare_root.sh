#!/usr/bin/env bash
# Proves the README's two commands in a Debian root that has Python and nothing else.
#
#   sudo packaging/prove_bare_root.sh DIR [SUITE]      (SUITE: bookworm, trixie)
#
# Makes the root with debootstrap if DIR has none, clones the project's last commit into it and runs
# both commands there, first as a person who may not install anything, then as root. Ends well only if
# each ended as it should. The root gets this machine's package sources, certificates and name
# resolution, and no other thing of it.
set -euo pipefail
root=$1 suite=${2:-bookworm}
here=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)

[ -e "$root/etc/debian_version" ] || debootstrap --variant=minbase --include=python3 "$suite" "$root"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
[ "$suite" != bookworm ] || cp -r /etc/apt/sources.list* "$root/etc/apt/" 2>/dev/null || true
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
rm -f "$root/etc/apt/apt.conf.d/docker-clean"
mkdir -p "$root/etc/ssl"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/of-this-machine.crt"
for fs in proc dev; do mountpoint -q "$root/$fs" || mount --bind "/$fs" "$root/$fs"; done
trap 'umount "$root/proc" "$root/dev"' EXIT

rm -rf "$root/project"
git clone --quiet "$here" "$root/project"

# expect CODE USER COMMAND: runs it inside, with what the network needs and without a display.
expect() {
    local code=0
    echo "\$ $3   ($2)"
    env -i HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        SSL_CERT_FILE=/etc/ssl/of-this-machine.crt PIP_CERT=/etc/ssl/of-this-machine.crt \
        $(env | grep -E '^(https?_proxy|HTTPS?_PROXY|PIP_INDEX|UV_INDEX)' || true) \
        chroot --userspec="$2" "$root" sh -c "cd /project && $3" || code=$?
    echo "-> exit code $code, expected $1"
    [ "$code" = "$1" ]
}
ldconfig -r "$root" -p | grep -q libEGL.so.1 ||
    expect 5 nobody:nogroup "python3 packaging/bootstrap.py"
expect 0 root:root "python3 packaging/bootstrap.py"
expect 0 root:root "python3 packaging/bootstrap.py test"
echo "Both commands did their job in a bare $suite."
