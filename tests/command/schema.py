"""Validates records against the JSON Schema, and refuses members that the schema does not name: a new one belongs into it.

usage: schema.py SCHEMA < RECORDS     RECORDS: JSON values, one behind the other
"""
import json
import sys

import jsonschema


def close(schema):
    """The same schema, of whose objects none may hold more than it names."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            close(part)
    elif isinstance(schema, list):
        for part in schema:
            close(part)
    return schema


def main():
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    schema = close(schema)
    # One of several alternatives says little about a fault: the right one is chosen here.
    parts = {name: jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
             for name in ("record", "cleaned", "failure")}
    text, at, count, bad = sys.stdin.read(), 0, 0, 0
    while text[at:].strip():
        record, end = json.JSONDecoder().raw_decode(text[at:].lstrip())
        at = len(text) - len(text[at:].lstrip()) + end
        count += 1
        kind = "failure" if "error" in record else "cleaned" if "text" in record else "record"
        for error in parts[kind].iter_errors(record):
            bad += 1
            print(f"record {count}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
    print(f"{count} records, {bad} faults")
    return bad > 0 or count == 0


sys.exit(main())
