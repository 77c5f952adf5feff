# In other programs' hands: what cuts a batch in pieces and runs many processes gets what one process gives. (A driver that asks
# and waits, as ClickHouse's executable_pool does, is in jobs.bats.)

load helper

setup() {
    export NUTGRAF
    for article in "$articles"/*.txt; do jq -Rsc . "$article"; done >"$BATS_TEST_TMPDIR/texts"
    awk '{ text[NR] = $0 } END { for (i = 1; i <= 200; i++) printf "{\"id\":%d,\"text\":%s}\n", i, text[i % NR + 1] }' \
        "$BATS_TEST_TMPDIR/texts" >"$BATS_TEST_TMPDIR/in"
    nutgraf -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/whole"
    cd "$BATS_TEST_TMPDIR"
}

@test "GNU parallel --pipepart: the same bytes, in the same order" {
    parallel --version 2>/dev/null | grep -q '^GNU parallel' || skip 'GNU parallel is missing'
    parallel --will-cite --pipepart -a in --block 20k -k -j 4 "$NUTGRAF" -f jsonl -j 1 >out 3>&-
    cmp whole out
    parallel --will-cite --pipe --block 20k -k -j 4 "$NUTGRAF" -f jsonl -j 1 <in >out 3>&-
    cmp whole out
}

@test "split: pieces by lines, each through a process of its own" {
    split -n l/7 --filter='"$NUTGRAF" -f jsonl -j 1' in >out
    cmp whole out
    split -l 30 in piece.
    for piece in piece.*; do nutgraf -f jsonl "$piece"; done >out
    cmp whole out
}

@test "xargs -P: many files, several processes, no output torn" {
    split -l 10 in piece.
    # Each process writes a file of its own: the lines of several would mix in one pipe.
    printf '%s\0' piece.* | xargs -0 -P 4 -n 1 sh -c '"$NUTGRAF" -f jsonl -j 1 -o "$0.out" "$0"'
    cat piece.??.out >out
    cmp whole out
    nutgraf piece.?? >out
    cmp whole out
}

@test "PostgreSQL's COPY TO PROGRAM: a shell that reads the rows, and an error for any status but 0" {
    sh -c '"$NUTGRAF" -f jsonl -o copied' <in
    cmp whole copied
    echo 'no JSON' >>in
    status=0
    sh -c '"$NUTGRAF" -f jsonl -o copied' <in || status=$?
    same 3 $status
    sh -c '"$NUTGRAF" -f jsonl -o copied || [ $? = 3 ]' <in
    same 201 "$(wc -l <copied)"
}

@test "many processes at once write to one file opened for appending, line by line" {
    for i in {1..8}; do
        sed -n "$((i * 25 - 24)),$((i * 25))p" in | while read -r line; do printf '%s\n' "$line" | "$NUTGRAF" -f jsonl; done >>together 3>&- &
    done
    wait
    sort whole >whole.sorted
    sort together | cmp whole.sorted -
}
