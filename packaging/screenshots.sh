#!/bin/sh
# Draws the pictures of docs/images/ as a person's window shows them: both themes, two sizes of screen.
set -eu
cd "$(dirname "$0")/.."

# A home of its own, and an empty one each time: no saved layout gets into the pictures.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME

for size in 1280x800 1920x1080; do
    for theme in light dark; do
        rm -rf "$home" && mkdir "$home"
        rm -f "docs/images/$size-$theme/"*.png
        HOME=$home QT_QPA_PLATFORM=xcb xvfb-run --auto-servernum --server-args "-screen 0 ${size}x24" \
            .venv/bin/orchestra-replay demo --tour "docs/images/$size-$theme" --theme "$theme" --size "$size"
    done
done
