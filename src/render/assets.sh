#!/bin/sh
# assets.sh CSS SCRIPT: writes the C header that holds both files (ASCII) and the SHA-256 of each in base64.
set -eu

# base64_of FILE: sha256sum prints hex digits; three bytes are four characters.
base64_of() {
    sha256sum "$1" | awk '{
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        hex = substr($1, 1, 64) "00"
        for (i = 1; i <= 64; i += 6) {
            n = 0
            for (k = 0; k < 6; k++) n = n * 16 + index("0123456789abcdef", substr(hex, i + k, 1)) - 1
            out = out substr(letters, int(n / 262144) + 1, 1) substr(letters, int(n / 4096) % 64 + 1, 1) \
                substr(letters, int(n / 64) % 64 + 1, 1) (i < 60 ? substr(letters, n % 64 + 1, 1) : "=")
        }
        print out
    }'
}

# bytes_of NAME FILE: numbers, for a string literal may have 4,095 characters and no more.
bytes_of() {
    printf 'static const char %s[] = {\n' "$1"
    od -An -v -tu1 "$2" | sed 's/  */,/g; s/^,//; s/$/,/'
    printf '};\n'
}

bytes_of page_css "$1"
bytes_of page_script "$2"
printf '#define PAGE_CSS_HASH "%s"\n#define PAGE_SCRIPT_HASH "%s"\n' "$(base64_of "$1")" "$(base64_of "$2")"
