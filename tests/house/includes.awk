# Reads C files of src/ and prints one line for each #include that the house does not allow (docs/ARCHITECTURE.md, the table
# of folders): "file:line: what is wrong". Only the real #include lines count; comments are skipped.
# Also: each library's header stands in exactly one file of src/wrap, and the library calls nothing that prints, ends the
# process or reads the environment.

function folder(path) { # "src/rank/graph.c" -> "rank", "src/nutgraf.c" -> "", what follows the folder is ignored
    sub(/^src\//, "", path)
    return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : ""
}

function complain(what) {
    print FILENAME ":" FNR ": " what
    bad = 1
}

# Whether a file of [from] may include [header], a path below src/.
function allowed(from, header,    to) {
    to = folder("src/" header)
    if (header == "nutgraf.h") return from ~ /^(|run|result|render|digest|cli|train)$/
    if (from == to && from != "") return 1
    if (from == "base") return 0
    if (from == "wrap" || from == "parts") return to == "base"
    if (from == "model") return to ~ /^(base|wrap|parts)$/
    if (from ~ stages) return to ~ /^(base|wrap|parts|model)$/
    if (from == "result") return to ~ /^(base|wrap|parts)$/
    if (from == "render") return to == "base" || header ~ /^wrap\/(json|utf8)\.h$/
    if (from == "digest") return to == "base" || header ~ /^(wrap\/utf8|render\/(escape|shared))\.h$/
    if (from == "cli") return to == "base"
    if (from == "train") return to ~ /^(base|wrap|parts|model)$/ || to ~ stages
    if (from == "run") return to ~ /^(base|wrap|parts|model|result)$/ || to ~ stages
    if (from == "") return to !~ /^(cli|train)$/
    return 0
}

BEGIN {
    stages = "^(read|lex|clean|split|terms|meta|rank|sketch|tag|topic|fit)$"
    standard = "^(assert|ctype|errno|float|inttypes|iso646|limits|signal|stdalign|stdarg|stdbool|stddef|stdint|stdio|stdlib|string)\\.h$"
    # Each library is included by one file only.
    home["utf8proc.h"] = "src/wrap/utf8.c"
    home["pcre2.h"] = "src/wrap/regex.c"
    home["cjson/cJSON.h"] = "src/wrap/json.c"
    home["libstemmer.h"] = "src/wrap/stem.c"
    home["libxml/HTMLparser.h"] = "src/wrap/html.c"
    home["libxml/xmlreader.h"] = "src/wrap/xml.c"
    home["md4c.h"] = "src/wrap/markdown.c"
    home["iconv.h"] = "src/wrap/charset.c"
    # What a library that lives inside other programs must not do.
    calls = "(printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|perror|exit|_Exit|abort|getenv|setlocale|system|qsort_r|alloca)"
}

FNR == 1 { comment = 0; from = folder(FILENAME) }

/^[ \t]*#[ \t]*include/ {
    header = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
    kind = substr(header, 1, 1)
    header = substr(header, 2)
    sub(/[">].*/, "", header)
    if (header in home) {
        if (FILENAME != home[header]) complain("<" header "> belongs to " home[header] " alone")
        else seen[header]++
    } else if (kind == "<") {
        if (header == "math.h" && from == "train") next # its sums end in a model file, never in a score
        if (header ~ /^(math|tgmath|complex|fenv|locale|wchar|wctype)\.h$/) complain("<" header "> is not used anywhere")
        else if (header !~ standard && from !~ /^(cli|train)$/) complain("<" header "> is not a header of C11")
    }
    else if (header ~ /^\.|\/\.\.?\//) complain("\"" header "\" is not a path below src/")
    else if (header == "digest.h") { # made by the Makefile
        if (from != "model") complain("\"digest.h\" belongs to src/model")
    } else if (header == "page_assets.h") {
        if (from != "render") complain("\"page_assets.h\" belongs to src/render")
    } else if (!allowed(from, header)) complain("src/" from " may not include \"" header "\"")
    next
}

from == "cli" || from == "train" { next }

{ # The words of code alone: strings and comments go.
    line = $0
    gsub(/\\./, "", line)
    gsub(/"[^"]*"/, "\"\"", line)
    if (comment) {
        if (line !~ /\*\//) next
        sub(/^.*\*\//, "", line)
        comment = 0
    }
    gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
    sub(/\/\/.*/, "", line)
    if (line ~ /\/\*/) {
        comment = 1
        sub(/\/\*.*/, "", line)
    }
    if (line ~ "(^|[^A-Za-z0-9_])" calls "[ \t]*\\(") complain("the library may not call " line)
}

END {
    for (header in home)
        if (seen[header] > 1) { print home[header] ": includes <" header "> twice"; bad = 1 }
    exit bad
}
