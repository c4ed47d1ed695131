#!/bin/sh
# Collects the texts of the code into resources/translations/*.ts, and compiles them. German is translated by hand
# in de.ts (with Qt Linguist, pyside6-linguist, or any editor); of English only the plurals need a translation.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
ts=${1:-resources/translations}

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
commands=$folder/commands.py
"$bin/python" -c '
from widgets.actions import COMMANDS
for text in sorted({each for command in COMMANDS for each in (command.text, command.group)}):
    print(f"translatable({text!r})")
' > "$commands"

collect() {
    "$bin/pyside6-lupdate" $(find app/core app/qt app/*.py widgets -name '*.py' | LC_ALL=C sort) "$commands" "$@" \
        -silent -locations none -no-obsolete -source-language en -tr-function-alias QT_TR_NOOP+=translatable,QT_TR_NOOP+=say
}

collect -target-language de_DE -ts "$ts/de.ts"
collect -target-language en_US -pluralonly -ts "$ts/en.ts"
for language in de en; do
    "$bin/pyside6-lrelease" -silent "$ts/$language.ts" -qm "$ts/$language.qm"
done
