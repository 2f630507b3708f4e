#!/bin/sh
# Puts Image Uploader into your menu, and offers it for disk images, from the folder that this script is in: nothing is
# copied elsewhere but what the desktop reads, and no administrator is needed. `install-user.sh --remove` undoes it.
set -eu

id=io.github.imageuploader.ImageUploader
here=$(dirname "$(readlink -f "$0")")
data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin

# The files of ours below `share`, without those that only the system's own folders can hold.
shared_files() {
    (cd "$here/share" && find . -type f ! -path './applications/*' ! -path './metainfo/*' | sed 's|^\./||' | sort)
}

# What a file below `share` is called below the user's data folder; zsh has none of its own there.
place_of() {
    case $1 in
        zsh/vendor-completions/*) echo "zsh/site-functions/${1##*/}" ;;
        *) echo "$1" ;;
    esac
}

refresh() {
    if [ -d "$data/mime/packages" ] && command -v update-mime-database >/dev/null; then
        update-mime-database "$data/mime"
    fi
    if [ -d "$data/applications" ] && command -v update-desktop-database >/dev/null; then
        update-desktop-database "$data/applications"
    fi
    if [ -d "$data/icons/hicolor" ]; then
        touch "$data/icons/hicolor"
    fi
}

# A program's path as an Exec line wants it: quoted, with the characters escaped that mean something there.
quoted() {
    printf '%s' "$1" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g; s/^/"/; s/$/"/'
}

install_entry() {
    mkdir -p "$data/applications"
    program=$(quoted "$here/imageuploader") path=$here/imageuploader awk '
        /^Exec=imageuploader/ { print "Exec=" ENVIRON["program"] substr($0, length("Exec=imageuploader") + 1); next }
        /^TryExec=/ { gsub(/\\/, "\\\\", ENVIRON["path"]); print "TryExec=" ENVIRON["path"]; next }
        { print }
    ' "$here/share/applications/$id.desktop" >"$data/applications/$id.desktop"
}

add() {
    shared_files | while IFS= read -r file; do
        mkdir -p "$(dirname "$data/$(place_of "$file")")"
        cp "$here/share/$file" "$data/$(place_of "$file")"
    done
    install_entry
    mkdir -p "$programs"
    for program in imageuploader imageuploader-cli; do
        if [ -e "$programs/$program" ] && [ ! -L "$programs/$program" ]; then
            echo "left alone: $programs/$program is not a link of ours" >&2
        else
            ln -sf "$here/$program" "$programs/$program"
        fi
    done
    refresh
    echo "Image Uploader is in your menu now. It runs from $here; leave that folder where it is."
    case :$PATH: in
        *":$programs:"*) ;;
        *) echo "The commands are in $programs, which is not on your PATH." ;;
    esac
}

# What the two update programs generate is worth nothing once no package and no entry is left.
remove_generated() {
    if [ -d "$data/mime" ] && [ -z "$(ls -A "$data/mime/packages" 2>/dev/null)" ]; then
        for name in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version; do
            rm -f "$data/mime/$name"
        done
    fi
    if [ "$(ls -A "$data/applications" 2>/dev/null)" = mimeinfo.cache ]; then
        rm "$data/applications/mimeinfo.cache"
    fi
}

remove_empty() {
    if [ -d "$1" ] && [ -z "$(ls -A "$1")" ] && [ "$1" != "$HOME" ]; then
        rmdir "$1"
        remove_empty "$(dirname "$1")"
    fi
}

remove() {
    rm -f "$data/applications/$id.desktop"
    shared_files | while IFS= read -r file; do
        rm -f "$data/$(place_of "$file")"
    done
    for program in imageuploader imageuploader-cli; do
        if [ "$(readlink "$programs/$program" || true)" = "$here/$program" ]; then
            rm "$programs/$program"
        fi
    done
    refresh
    remove_generated
    shared_files | while IFS= read -r file; do
        remove_empty "$(dirname "$data/$(place_of "$file")")"
    done
    remove_empty "$data/mime/application"
    remove_empty "$data/mime/packages"
    remove_empty "$data/mime"
    remove_empty "$data/applications"
    remove_empty "$programs"
    echo "Image Uploader is no longer in your menu. Remove $here to be rid of it; your history and settings stay."
}

case ${1:-} in
    "") add ;;
    --remove) remove ;;
    *)
        echo "usage: install-user.sh [--remove]" >&2
        exit 2
        ;;
esac
