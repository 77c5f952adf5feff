"""Reads outputs back with parsers that others wrote, and says where one does not hold what went in.

usage: read_back.py FORMAT RECORDS OUTPUT     RECORDS: the output of -t jsonl for the same input
Both are read as UTF-8, strictly. Exit 1 with a message for each difference.
"""
import html.parser
import json
import re
import sys
import tomllib

import yaml

DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
problems = []


def clean(text):
    """What the formats for people make of a text."""
    return CONTROL.sub("\ufffd", DIRECTION.sub("", text or ""))


def same(what, want, got):
    if want != got:
        problems.append(f"{what}: {got!r} instead of {want!r}")


def lead(record):
    return record["description"] or record["summary"]


def names(record):
    return [clean(tag["name"]) for tag in record["tags"]]


class Elements(html.parser.HTMLParser):
    """Each element with its attributes and the text in it."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append([tag, dict(attributes), ""])
        if tag not in ("meta", "link"):
            self.open.append(self.found[-1])

    def handle_endtag(self, tag):
        same("closed", self.open.pop()[0] if self.open else None, tag)

    def handle_data(self, data):
        for element in self.open:
            element[2] += data

    def texts(self, tag, name=None):
        return [text for t, a, text in self.found if t == tag and (name is None or a.get("class") == name)]


def check_front_matter(record, block, load):
    values = load(block)
    same("title", clean(record["headline"]) or None, values.get("title"))
    same("description", clean(lead(record)) or None, values.get("description"))
    same("tags", names(record), values.get("tags", []))
    for value in values.values():
        assert isinstance(value, (str, list)), value


def split_blocks(text, fence):
    parts = re.split(f"^{re.escape(fence)}\n", text, flags=re.M)
    same("before the first fence", "", parts[0])
    return parts[1::2]


def check_html(record, text):
    page = Elements(text)
    same("open", [], page.open)
    same("elements", set(), {t for t, _, _ in page.found} - {"article", "h2", "a", "p", "time", "ul", "li"})
    same("headline", [clean(record["headline"])] if record["headline"] else [], page.texts("h2"))
    same("summary", [clean(lead(record))] if lead(record) else [], page.texts("p", "summary"))
    same("tags", names(record), page.texts("li"))
    for _, attributes, _ in page.found:
        same("attributes", set(), set(attributes) - {"class", "dir", "lang", "href", "datetime"})
        assert attributes.get("href", "http").startswith("http"), attributes


def check_meta(record, text):
    page = Elements(text)
    metas = {a.get("name") or a.get("property"): a["content"] for t, a, _ in page.found if t == "meta"}
    same("elements", set(), {t for t, _, _ in page.found} - {"meta", "link"})
    same("description", clean(lead(record)) or None, metas.get("description"))
    same("og:title", clean(record["headline"]) or None, metas.get("og:title"))
    same("keywords", ", ".join(names(record)) or None, metas.get("keywords"))


def check_jsonld(record, value):
    same("@type", "NewsArticle", value["@type"])
    same("headline", record["headline"], value.get("headline"))
    same("description", lead(record) or None, value.get("description"))
    same("keywords", [tag["name"] for tag in record["tags"]], value["keywords"])


def check_ninjs(record, value):
    """What the schema of ninjs 3.1 requires and allows, of what stands in ours."""
    assert re.match(r"(https?://|urn:)\S+$", value["uri"]), value["uri"]
    allowed = {"uri", "type", "representationType", "standard", "language", "contentCreated", "versionCreated", "by", "located",
               "slugline", "headlines", "descriptions", "bodies", "people", "organisations", "places", "subjects",
               "infoSources"}
    same("members", set(), set(value) - allowed)
    same("standard", ("ninjs", "3.1"), (value["standard"]["name"], value["standard"]["version"]))
    same("type", ("text", "partial"), (value["type"], value["representationType"]))
    same("headlines", [record["headline"]] if record["headline"] else [], [h["value"] for h in value["headlines"]])
    for item in value["headlines"] + value["descriptions"] + value["bodies"]:
        same("members", {"role", "contentType", "value"}, set(item))
    for item in value["people"] + value["organisations"] + value["places"] + value["subjects"]:
        same("members", set(), set(item) - {"name", "rel", "uri", "creator", "confidence"})
        assert isinstance(item.get("confidence", 0), int) and 0 <= item.get("confidence", 0) <= 100, item
    for name in ("contentCreated", "versionCreated"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value.get(name, "2024-01-01T00:00:00Z"))


def check_tsv(record, line):
    columns = line.split("\t")
    same("columns", 8, len(columns))
    same("headline", clean(record["headline"]), columns[1])
    same("lead", clean(lead(record)), columns[2])
    same("tags", ", ".join(names(record)), columns[3])


def json_values(text):
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        value, end = decoder.raw_decode(text, at)
        yield value
        at = end + 1


def main():
    form, records, output = sys.argv[1:]
    records = [json.loads(line) for line in open(records, encoding="utf-8", newline="")]
    text = open(output, encoding="utf-8", newline="").read()
    if form == "jsonld":
        assert not re.search("[<>&]", text), "would end a script"
    same("raw controls", None, re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text))
    pieces = {
        "yaml": lambda: split_blocks(text, "---"),
        "toml": lambda: split_blocks(text, "+++"),
        "html": lambda: re.findall("<article.*?</article>\n", text, flags=re.S),
        "meta": lambda: [text],
        "jsonld": lambda: list(json_values(text)),
        "ninjs": lambda: list(json_values(text)),
        "tsv": lambda: text.split("\n")[:-1],
    }[form]()
    check = {
        "yaml": lambda r, p: check_front_matter(r, p, yaml.safe_load),
        "toml": lambda r, p: check_front_matter(r, p, tomllib.loads),
        "html": check_html, "meta": check_meta, "jsonld": check_jsonld, "ninjs": check_ninjs, "tsv": check_tsv,
    }[form]
    same("results", len(records), len(pieces))
    for record, piece in zip(records, pieces):
        before = len(problems)
        check(record, piece)
        if len(problems) > before:
            problems.append(f"  in record {record['id']}")
    print("\n".join(problems[:20]))
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
