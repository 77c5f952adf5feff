# Writes docs/man/libnutgraf.3 from src/nutgraf.h, whose comments are the manual: section lines become headings, comments
# paragraphs, declarations stand as they are. Made by: make man; a test compares the committed page.

function text(line) { # what roff would take for its own made plain
    gsub(/\\/, "\\e", line)
    gsub(/-/, "\\-", line)
    if (line ~ /^[.']/) line = "\\&" line
    return line
}

function say(line) { print text(line) }

function code(on) {
    if (on == inside) return
    print on ? ".PP\n.nf" : ".fi"
    inside = on
}

# The opening comment and those between declarations: lines that are indented by four blanks are shown as they are.
function comment(line) {
    sub(/^\/\* ?/, "", line)
    sub(/ \*\/[ \t]*$/, "", line)
    sub(/^ \* ?/, "", line)
    sub(/^ \*\/$/, "", line)
    if (line ~ /^    /) { code(1); say(line); return }
    code(0)
    if (line ~ /^[A-Z]+$/) print ".SS " line
    else if (line ~ /^ *$/) print ".PP"
    else say(line)
}

FNR == 1 {
    print ".TH LIBNUTGRAF 3 \"\" \"nutgraf " version "\" \"Library Functions\""
    print ".SH NAME\nlibnutgraf \\- summarize and tag articles"
    print ".SH SYNOPSIS\n.nf\n.B #include <nutgraf.h>\n.PP\ncc program.c $(pkg\\-config \\-\\-cflags \\-\\-libs nutgraf)\n.fi"
    print ".SH DESCRIPTION"
    sub(/^\/\* nutgraf.h - /, "/* This is ")
}

/^#/ || /^extern "C"/ || /^}$/ { next }

/^\/\* -+ / { # a section of the header
    code(0)
    heading = $0
    gsub(/^\/\* -+ | \*\/$/, "", heading)
    print ".SH " toupper(heading)
    next
}

/^\/\*/ { within = 1; code(0); print ".PP" }
within { comment($0); if ($0 ~ /\*\//) within = 0; next }
/^[ \t]*$/ { code(0); next }
{ sub(/^NUTGRAF_API /, ""); code(1); say($0) }

END { code(0); print ".SH SEE ALSO\nnutgraf(1), nutgraf\\-tags(5), nutgraf\\-json(5)" }
