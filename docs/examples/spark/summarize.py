"""Summarizes and tags any number of articles on a Spark cluster.

    spark-submit --files /usr/local/bin/nutgraf summarize.py INPUT OUTPUT [-- NUTGRAF OPTIONS]

INPUT is JSONL, or a folder of it, on any storage that Spark reads. OUTPUT gets two folders: "jsonl", a line for each line of
the input in its order, with failures in their places; and "parquet", the same records with their main members as columns.

Each partition goes through one nutgraf process, so that the model is opened once for some ten thousand articles. A task whose
process dies, or gives another number of lines than it got, fails as a whole: Spark runs it again and keeps the output of one
attempt only. The error records' "line" counts within the partition. Bytes that are not UTF-8 arrive as U+FFFD: Hadoop decodes
lines before anybody sees them.
"""
import argparse
import os
import subprocess
import sys
import threading

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

# Spark gives a task one core, so the process gets one thread.
COMMAND = ["-f", "jsonl", "-t", "jsonl", "-j", "1"]

# nutgraf ends with 3 when some records failed: they are in the output, as records with "error".
GOOD_STATUSES = (0, 3)

SCHEMA = """id string, language string, headline string, summary string, wordCount long, tags array<struct<name: string>>,
            subjects array<struct<name: string>>, error struct<code: string, message: string>"""


def program():
    """The binary that spark-submit shipped; else the one that stands on every machine."""
    shipped = SparkFiles.get("nutgraf")
    if not os.path.exists(shipped):
        return "nutgraf"
    os.chmod(shipped, 0o755)
    return shipped


class Feeder(threading.Thread):
    """Writes the lines to the process while its answers are read; a process that ended early is noticed by the reader."""

    def __init__(self, lines, pipe):
        super().__init__(daemon=True)
        self.lines, self.pipe = lines, pipe
        self.count, self.failure = 0, None

    def run(self):
        try:
            for line in self.lines:
                self.pipe.write(line.encode() + b"\n")
                self.count += 1
            self.pipe.close()
        except BrokenPipeError:
            pass
        except Exception as failure:  # reading the input failed: the task must know
            self.failure = failure
            self.pipe.close()


def summarize(lines, options):
    """The answers to the lines of a partition, in their order."""
    process = subprocess.Popen([program(), *COMMAND, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    feeder = Feeder(lines, process.stdin)
    feeder.start()
    answers = 0
    try:
        for answer in process.stdout:
            answers += 1
            yield answer.rstrip(b"\n").decode()
    except GeneratorExit:  # Spark gave the task up
        process.kill()
        raise
    feeder.join()
    status = process.wait()
    if feeder.failure:
        raise feeder.failure
    if status not in GOOD_STATUSES or answers != feeder.count:
        raise RuntimeError(f"nutgraf ended with {status} after {answers} answers to {feeder.count} lines")


def numbered(partition, answers):
    """The answers with their place: partition, row."""
    for row, answer in enumerate(answers):
        yield partition, row, answer


def arguments():
    own, options = sys.argv[1:], []
    if "--" in own:
        at = own.index("--")
        own, options = own[:at], own[at + 1:]
    parser = argparse.ArgumentParser(description="Summarizes and tags JSONL on Spark.")
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--partitions", type=int, default=None, help="at least so many (default: one for each block of input)")
    return parser.parse_args(own), options


def main():
    where, options = arguments()
    spark = SparkSession.builder.appName("nutgraf").getOrCreate()
    context = spark.sparkContext
    # Hadoop ends a line at a lone carriage return too, which is white space inside of JSON.
    context._jsc.hadoopConfiguration().set("textinputformat.record.delimiter", "\n")
    lines = context.textFile(where.input, where.partitions)
    answers = lines.mapPartitionsWithIndex(lambda index, part: numbered(index, summarize(part, options)))
    answers.persist(StorageLevel.DISK_ONLY)  # two outputs, one run
    answers.map(lambda answer: answer[2]).saveAsTextFile(where.output + "/jsonl")
    table = spark.createDataFrame(answers, "partition int, row long, record string")
    parsed = table.withColumn("parsed", f.from_json("record", SCHEMA))
    parsed.select("partition", "row", "parsed.id", "parsed.language", "parsed.headline", "parsed.summary", "parsed.wordCount",
                  f.col("parsed.tags.name").alias("tags"), f.col("parsed.subjects.name").alias("subjects"), "parsed.error",
                  "record").write.parquet(where.output + "/parquet")
    spark.stop()


if __name__ == "__main__":
    main()
