#!/bin/sh
# The system libraries that Qt's wheel expects on Linux. On Debian as root they are installed; elsewhere the missing are named.
set -u
[ "$(uname)" = Linux ] || exit 0
needed="libegl1:libEGL.so.1 libgl1:libGL.so.1 libxkbcommon0:libxkbcommon.so.0 libdbus-1-3:libdbus-1.so.3 libfontconfig1:libfontconfig.so.1 \
libxkbcommon-x11-0:libxkbcommon-x11.so.0 libxcb-cursor0:libxcb-cursor.so.0 libxcb-icccm4:libxcb-icccm.so.4 libxcb-keysyms1:libxcb-keysyms.so.1 \
libxcb-image0:libxcb-image.so.0 libxcb-render-util0:libxcb-render-util.so.0 libglib2.0-0:libglib-2.0.so.0 libxtst6:libXtst.so.6"
known=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null)
missing=""
for pair in $needed; do
    case "$known" in *"${pair#*:} "*) ;; *) missing="$missing ${pair%%:*}" ;; esac
done
# The test of real keyboard layouts drives the window on a virtual screen, by keys that libxtst6 presses.
for pair in xvfb:Xvfb x11-xkb-utils:setxkbmap; do
    command -v "${pair#*:}" >/dev/null 2>&1 || missing="$missing ${pair%%:*}"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing what Qt needs:$missing"
    # shellcheck disable=SC2086
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >/dev/null || exit 1
else
    echo "Qt may need these system packages (Debian's names), which are missing:$missing" >&2
fi
