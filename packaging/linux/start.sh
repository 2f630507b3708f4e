#!/bin/sh
# Opens Image Uploader's window, or says which of the system's libraries it lacks: those of the graphics driver cannot
# be brought along, and a program started by a double-click has no terminal to complain in.
here=$(dirname "$(readlink -f "$0")")
program=$here/lib/imageuploader

has() {
    for folder in /usr/lib/*-linux-gnu /lib/*-linux-gnu /usr/lib64 /usr/lib /lib64 /lib; do
        if [ -e "$folder/$1" ]; then return 0; fi
    done
    return 1
}

tell() {
    title="Image Uploader cannot start"
    printf '%s: %s\n' "$title" "$1" >&2
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then return; fi
    if command -v zenity >/dev/null; then
        zenity --error --no-markup --title="$title" --text="$1"
    elif command -v kdialog >/dev/null; then
        kdialog --title "$title" --error "$1"
    elif command -v xmessage >/dev/null; then
        xmessage -center -title "$title" "$1"
    fi
}

if ! has libGL.so.1 || ! has libEGL.so.1; then
    # They may be in a folder of their own: the loader has the last word.
    missing=$(LC_ALL=C ldd "$here/lib/_internal/PySide6/QtGui.abi3.so" | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u | tr '\n' ' ')
    if [ -n "$missing" ]; then
        tell "This system lacks libraries that every window needs: $missing

Install them, then start Image Uploader again:
Debian, Ubuntu: sudo apt install libgl1 libegl1
Fedora: sudo dnf install libglvnd-glx libglvnd-egl
openSUSE: sudo zypper install libglvnd
Arch Linux: sudo pacman -S libglvnd"
        exit 1
    fi
fi
exec "$program" "$@"
