"""Writes src/wrap/html_names.inc: the character references of HTML, sorted by their bytes.

The names are those of the HTML standard (13.5, entities.json), as Python's html.entities has them.
usage: python3 -I html_names.py >src/wrap/html_names.inc
"""
import html.entities  # -I: models/make has an html.py too

BARE = {name for name in html.entities.html5 if not name.endswith(";")}
ROWS = sorted((name[:-1], ord(text[0]), ord(text[1]) if len(text) > 1 else 0, name[:-1] in BARE)
              for name, text in html.entities.html5.items() if name.endswith(";"))

print("""/* Made by models/make/html_names.py from the HTML standard's list (13.5, Named character references; WHATWG, CC BY 4.0), in the
 * order of their bytes: a name, its character, a second one or 0. 1: good without a semicolon too. */""")
line = ""
for name, code, second, is_bare in ROWS:
    row = '{"%s", {%#x, %s}, %d}, ' % (name, code, "%#x" % second if second else "0", is_bare)
    if len(line) + len(row) > 128:
        print(line.rstrip())
        line = ""
    line += row
print(line.rstrip())
