"""How near nutgraf comes to a newsroom's own summaries and tags.

    jq -c '{id, title, text}' gold.jsonl | nutgraf -n 1 -f jsonl | python3 score.py gold.jsonl

(Without jq the gold tags would be handed in as given tags, and found again.)
GOLD holds records with "summary" and "tags" as editors wrote them. Printed are, over all of them: ROUGE-1 (F1 of the words that
both summaries hold), and precision and recall of the tags, case aside. Compare two ways of calling nutgraf by their numbers, and
keep in mind that a hundred articles move them by a point or two.
"""
import collections
import json
import re
import sys


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(ours, theirs):
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values())) if both else 0.0


def main():
    gold = {record["id"]: record for record in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    rouge, right, given, wanted = 0.0, 0, 0, 0
    for found in map(json.loads, sys.stdin):
        record = gold[found["id"]]
        rouge += f1(words(found["summary"]), words(record["summary"]))
        ours, theirs = ({tag.lower() for tag in tags} for tags in ([t["name"] for t in found["tags"]], record["tags"]))
        right, given, wanted = right + len(ours & theirs), given + len(ours), wanted + len(theirs)
    print(f"ROUGE-1 {rouge / len(gold):.3f}  tags: precision {right / max(given, 1):.3f}, recall {right / max(wanted, 1):.3f}")


main()
