# What the command tests share. The texts were written for these tests.

NUTGRAF=${NUTGRAF:-$BATS_TEST_DIRNAME/../../build/nutgraf}
articles=$BATS_TEST_DIRNAME/../articles

nutgraf() {
    "$NUTGRAF" "$@"
}

# ends STATUS COMMAND...: fails unless the command ends with this status; its output is in $out and $err.
ends() {
    wanted=$1
    shift
    got=0
    "$@" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || got=$?
    out=$(cat "$BATS_TEST_TMPDIR/out")
    err=$(cat "$BATS_TEST_TMPDIR/err")
    [ "$got" = "$wanted" ] || {
        printf 'status %s instead of %s\nout: %s\nerr: %s\n' "$got" "$wanted" "$out" "$err"
        return 1
    }
}

# same EXPECTED ACTUAL: fails with both texts shown when they differ.
same() {
    [ "$1" = "$2" ] || {
        printf 'expected:\n%s\ngot:\n%s\n' "$1" "$2"
        return 1
    }
}

# says TEXT: the last command's messages hold it.
says() {
    case $err in
    *"$1"*) ;;
    *)
        printf "no '%s' in: %s\n" "$1" "$err"
        return 1
        ;;
    esac
}

# a_text: five plain sentences.
a_text() {
    cat <<'TEXT'
The council of Aldermoor voted on Monday to reopen the old railway to the coast.
Trains have not run on the line since a landslide buried the tracks nine years ago.
Mayor Greta Lindqvist said the line would carry half a million passengers a year.
Opponents of the railway say that buses to the coast would cost a tenth of it.
Work on the tracks begins in March and should last two years.
TEXT
}

# none COMMAND...: fails when the command succeeds. (A bare "! command" does not fail a bats test.)
none() {
    if "$@"; then return 1; fi
}
