# Writes docs/man/nutgraf-json.5 from the JSON Schema: jq -r --arg version V -f manual.jq nutgraf-1.schema.json. Made by: make man.
def roff: gsub("\\\\"; "\\e") | gsub("-"; "\\-") | if test("^[.']") then "\\&" + . else . end;
. as $schema |
def resolved: if has("$ref") then ($schema["$defs"][.["$ref"] | ltrimstr("#/$defs/")] + (. | del(.["$ref"]))) else . end;
def kind:
    if has("const") then "\"" + .const + "\""
    elif has("enum") then (.enum | map("\"" + . + "\"") | join(", "))
    elif .type == "array" then "array"
    elif (.type | type) == "array" then (.type | join(" or "))
    else .type // "" end;
def range: if has("maximum") then ", \(.minimum) to \(.maximum)" elif has("minimum") then ", from \(.minimum)" else "" end;
def members:
    .properties | to_entries[] | .key as $name | (.value | resolved) as $v |
    (if $v.items then ($v.items | resolved) else {} end) as $item |
    ".TP\n.B \($name | roff)\n" +
    ((($v | kind) + ($v | range)
      + (if $item.enum then " of " + ($item | kind) elif $item.type == "string" then " of strings" elif $item.properties then " of objects" else "" end)
      + (if $v.description then ": " + $v.description else "" end)) | roff),
    (if $item.properties then ".RS", ($item | members), ".RE"
     elif $v.properties then ".RS", ($v | members), ".RE"
     else empty end);
".TH NUTGRAF\\-JSON 5 \"\" \"nutgraf \($version)\" \"File Formats\"",
".SH NAME\nnutgraf\\-json \\- the records that nutgraf reads and writes",
".SH DESCRIPTION",
(.description | roff),
".PP\nThe JSON Schema is docs/schema/nutgraf\\-1.schema.json of the source and share/nutgraf/nutgraf\\-1.schema.json when installed.",
"Numbers are written with four decimals; the members stand in a fixed order.",
".SH INPUT RECORD",
"One object a line, with text in",
".BR text ,", ".BR html ,", ".BR content_html", "or", ".BR content_text ;", "the first that is not empty counts.",
"Also read:", ".BR id ,", ".BR title ,", ".BR url ,", ".BR language ,", ".BR tags ,", ".BR date_published ,", ".BR authors ,", ".B description", "or", ".BR summary .",
"Other members are passed over.",
".SH OUTPUT RECORD", (.["$defs"].record | members),
".SH CLEANED ARTICLE", (.["$defs"].cleaned.description | ascii_upcase[0:1] + .[1:] | roff) + ".", (.["$defs"].cleaned | {properties: {text: .properties.text}} | members),
".SH FAILURE", (.["$defs"].failure.description | ascii_upcase[0:1] + .[1:] | roff) + ".", (.["$defs"].failure | members),
".SH EXAMPLE\n.nf\nnutgraf \\-t json article.txt | jq \\-r '.tags[].name'\n.fi",
".SH SEE ALSO\nnutgraf(1), libnutgraf(3), jq(1)"
