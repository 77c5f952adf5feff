"""Writes src/wrap/html_names.inc: the character references of HTML that stand for one character, sorted by their bytes.

The names are those of the HTML standard (13.5, entities.json), as Python's html.entities has them.
usage: python3 -I html_names.py >src/wrap/html_names.inc
"""
import html.entities  # -I: models/make has an html.py too

BARE = {name for name in html.entities.html5 if not name.endswith(";")}
ROWS = sorted((name[:-1], ord(text), name[:-1] in BARE)
              for name, text in html.entities.html5.items() if name.endswith(";") and len(text) == 1)

print("""/* Made by models/make/html_names.py from the HTML standard's list (13.5, Named character references; WHATWG, CC BY 4.0): the names
 * that stand for one character, in the order of their bytes. 1: good without a semicolon too. */""")
line = ""
for name, code, is_bare in ROWS:
    row = '{"%s", %#x, %d}, ' % (name, code, is_bare)
    if len(line) + len(row) > 128:
        print(line.rstrip())
        line = ""
    line += row
print(line.rstrip())
