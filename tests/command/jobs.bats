# Threads, interrupts and resuming: the output is the same bytes whatever happens on the way.

load helper

# records COUNT: so many records of the bundled articles, each with an id of its own; one in seven fails.
records() {
    for article in "$articles"/*.txt; do jq -Rsc . "$article"; done >"$BATS_TEST_TMPDIR/texts"
    awk -v count="$1" '
        { text[NR] = $0 }
        END {
            for (i = 1; i <= count; i++)
                if (i % 7) printf "{\"id\":%d,\"text\":%s}\n", i, text[i % NR + 1]
                else printf "{\"id\":%d,\"text\":7}\n", i
        }' "$BATS_TEST_TMPDIR/texts"
}

@test "-j never changes a byte, of the output and of the messages" {
    records 300 >"$BATS_TEST_TMPDIR/in"
    for format in jsonl text; do
        ends 3 nutgraf -j 1 -f jsonl -t $format "$BATS_TEST_TMPDIR/in"
        mv "$BATS_TEST_TMPDIR/out" "$BATS_TEST_TMPDIR/out.1"
        mv "$BATS_TEST_TMPDIR/err" "$BATS_TEST_TMPDIR/err.1"
        for jobs in 2 3 8 64; do
            ends 3 nutgraf -j $jobs -f jsonl -t $format "$BATS_TEST_TMPDIR/in"
            cmp "$BATS_TEST_TMPDIR/out.1" "$BATS_TEST_TMPDIR/out"
            cmp "$BATS_TEST_TMPDIR/err.1" "$BATS_TEST_TMPDIR/err"
        done
    done
}

@test "-j never changes a byte of headlines and of feeds" {
    for i in {1..200}; do printf 'Ferry %s sails to Aldermoor again\n\n' "$i"; done >"$BATS_TEST_TMPDIR/headlines"
    feed=$BATS_TEST_DIRNAME/../golden/feed-rss
    for jobs in 1 2 8; do
        nutgraf -j $jobs -f headlines "$BATS_TEST_TMPDIR/headlines" >"$BATS_TEST_TMPDIR/h.$jobs" 2>/dev/null || true
        nutgraf -j $jobs "$feed"/in.* >"$BATS_TEST_TMPDIR/f.$jobs"
    done
    same 400 "$(wc -l <"$BATS_TEST_TMPDIR/h.1")"
    for jobs in 2 8; do
        cmp "$BATS_TEST_TMPDIR/h.1" "$BATS_TEST_TMPDIR/h.$jobs"
        cmp "$BATS_TEST_TMPDIR/f.1" "$BATS_TEST_TMPDIR/f.$jobs"
    done
}

@test "with threads too, an answer comes before the next question is asked" {
    mkfifo "$BATS_TEST_TMPDIR/questions" "$BATS_TEST_TMPDIR/answers"
    nutgraf -j 4 -f jsonl <"$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/answers" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/questions" 8<"$BATS_TEST_TMPDIR/answers"
    id=0
    # As ClickHouse's executable_pool asks: a block of rows, then all of its answers, then the next block.
    for block in 1 3 100 1 40; do
        for ((i = 0; i < block; i++)); do printf '{"id":%s,"text":"The ferry sails at noon."}\n' $((id + i)); done >&7
        for ((i = 0; i < block; i++)); do
            read -r -t 60 answer <&8
            same $((id + i)) "$(sed -E 's/.*"id":([0-9]+).*/\1/' <<<"$answer")"
        done
        id=$((id + block))
    done
    exec 7>&- 8<&-
    wait $!
}

@test "what is finished comes out while more is under way and nothing comes in" {
    mkfifo "$BATS_TEST_TMPDIR/questions" "$BATS_TEST_TMPDIR/answers"
    # Short answers: this test does not read while it writes, and a pipe holds 64 KB.
    "$NUTGRAF" -j 3 -f jsonl --fields id <"$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/answers" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/questions" 8<"$BATS_TEST_TMPDIR/answers"
    records 60 >&7
    # The last one takes long.
    for _ in {1..1500}; do cat "$articles"/*.txt; done | jq -Rsc '{id: 61, text: .}' >"$BATS_TEST_TMPDIR/long"
    cat "$BATS_TEST_TMPDIR/long" >&7
    for id in {1..60}; do
        read -r -t 60 answer <&8
        case $answer in *"\"id\":$id"[,}]*) ;; *) echo "no $id: $answer"; false ;; esac
    done
    if read -r -t 0 answer <&8; then false; fi
    read -r -t 60 answer <&8
    same '{"id":61}' "$answer"
    exec 7>&- 8<&-
    wait $! || same 3 $?
}

@test "a producer that is only a little faster than the pipe is wide keeps many threads at work" {
    records 2000 >"$BATS_TEST_TMPDIR/in"
    nutgraf -j 1 -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/whole" || same 3 $?
    # A block of a few records at a time, as a program that unpacks or fetches them gives.
    dd if="$BATS_TEST_TMPDIR/in" bs=20000 status=none | "$NUTGRAF" -j 8 -f jsonl >"$BATS_TEST_TMPDIR/out" 3>&- || same 3 $?
    cmp "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/out"
}

@test "a reader that goes away ends the batch though more input is awaited" {
    mkfifo "$BATS_TEST_TMPDIR/questions" "$BATS_TEST_TMPDIR/answers"
    "$NUTGRAF" -j 2 -f jsonl <"$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/answers" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/questions" 8<"$BATS_TEST_TMPDIR/answers"
    printf '{"id":1,"text":"One is here."}\n' >&7
    read -r -t 60 answer <&8
    exec 8<&-
    printf '{"id":2,"text":"Two is here."}\n' >&7
    wait $!
    exec 7>&-
}

@test "half a line waits for its other half, and what came before is answered" {
    mkfifo "$BATS_TEST_TMPDIR/questions" "$BATS_TEST_TMPDIR/answers"
    nutgraf -j 2 -f jsonl <"$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/answers" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/questions" 8<"$BATS_TEST_TMPDIR/answers"
    printf '{"id":1,"text":"One is here."}\n{"id":2,' >&7
    read -r -t 60 answer <&8
    same 1 "$(jq .id <<<"$answer")"
    printf '"text":"Two is here."}\n' >&7
    read -r -t 60 answer <&8
    same 2 "$(jq .id <<<"$answer")"
    exec 7>&- 8<&-
    wait $!
}

@test "a reader that stops for a while costs no memory" {
    records 3000 >"$BATS_TEST_TMPDIR/in"
    mkfifo "$BATS_TEST_TMPDIR/slow"
    "$NUTGRAF" -j 4 -f jsonl <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/slow" 3>&- &
    exec 8<"$BATS_TEST_TMPDIR/slow"
    sleep 1
    peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$!/status)
    before=$(sed -n 's/^rchar: //p' /proc/$!/io)
    [ "$before" -lt 2000000 ] # of 9 MB: the rest waits in the file
    [ "$peak" -lt 40000 ]
    same 3000 "$(wc -l <&8)"
    exec 8<&-
    wait $! || same 3 $?
}

# filled FILE: waits until something stands in it, however busy the machine is.
filled() {
    for _ in {1..1200}; do
        [ ! -s "$1" ] || return 0
        sleep 0.05
    done
    false
}

# interrupts SIGNAL STATUS: the output of an interrupted batch is the first whole lines of the full one.
interrupts() {
    records 80000 >"$BATS_TEST_TMPDIR/in"
    # Without job control a shell has its background jobs ignore SIGINT, and what runs in one cannot undo that by itself.
    (
        set -m
        env --default-signal=INT "$NUTGRAF" -j 3 -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out" 3>&- &
        filled "$BATS_TEST_TMPDIR/out"
        kill -s "$1" $!
        status=0
        wait $! || status=$?
        same "$2" $status
    )
    lines=$(wc -l <"$BATS_TEST_TMPDIR/out")
    [ "$lines" -gt 0 ] && [ "$lines" -lt 80000 ]
    same '' "$(tail -c 1 "$BATS_TEST_TMPDIR/out")"
    head -n "$lines" "$BATS_TEST_TMPDIR/in" | nutgraf -f jsonl >"$BATS_TEST_TMPDIR/whole" || true
    cmp "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/out"
}

@test "Ctrl-C: the records under way are finished, whole lines are written, the shell sees the signal" {
    interrupts INT 130
}

@test "SIGTERM does the same" {
    interrupts TERM 143
}

@test "a terminal that is closed does the same (SIGHUP), unless nohup says otherwise" {
    interrupts HUP 129
    records 2000 >"$BATS_TEST_TMPDIR/in"
    (
        trap '' HUP
        "$NUTGRAF" -j 2 -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out" 3>&- &
        filled "$BATS_TEST_TMPDIR/out"
        kill -s HUP $!
        wait $! || same 3 $?
    )
    same 2000 "$(wc -l <"$BATS_TEST_TMPDIR/out")"
}

@test "a signal that comes while the input is waited for ends the batch" {
    mkfifo "$BATS_TEST_TMPDIR/questions"
    "$NUTGRAF" -j 2 -f jsonl <"$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/out" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/questions"
    printf '{"id":1,"text":"One is here."}\n{"id":2,"te' >&7
    filled "$BATS_TEST_TMPDIR/out"
    kill -s TERM $!
    status=0
    wait $! || status=$?
    exec 7>&-
    same 143 $status
    same 1 "$(jq .id "$BATS_TEST_TMPDIR/out")"
}

@test "--resume goes on behind the last whole line" {
    records 100 >"$BATS_TEST_TMPDIR/in"
    nutgraf -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/whole" || same 3 $?
    for keep in 0 1 37 99 100; do
        head -n $keep "$BATS_TEST_TMPDIR/whole" >"$BATS_TEST_TMPDIR/part"
        [ $keep = 100 ] || printf '{"schema":"nutgraf/1","id":' >>"$BATS_TEST_TMPDIR/part"
        nutgraf -f jsonl -j 2 -o "$BATS_TEST_TMPDIR/part" --resume "$BATS_TEST_TMPDIR/in" || same 3 $?
        cmp "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/part"
    done
    rm "$BATS_TEST_TMPDIR/part"
    nutgraf -f jsonl -o "$BATS_TEST_TMPDIR/part" --resume <"$BATS_TEST_TMPDIR/in" || same 3 $?
    cmp "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/part"
}

@test "--resume over several files counts the lines of all" {
    records 30 >"$BATS_TEST_TMPDIR/one"
    records 50 >"$BATS_TEST_TMPDIR/two"
    nutgraf -t jsonl "$BATS_TEST_TMPDIR/one" "$articles/harbour.txt" "$BATS_TEST_TMPDIR/two" >"$BATS_TEST_TMPDIR/whole" || same 3 $?
    for keep in 5 30 31 60; do
        head -n $keep "$BATS_TEST_TMPDIR/whole" >"$BATS_TEST_TMPDIR/part"
        nutgraf -t jsonl -o "$BATS_TEST_TMPDIR/part" --resume "$BATS_TEST_TMPDIR/one" "$articles/harbour.txt" "$BATS_TEST_TMPDIR/two" || same 3 $?
        cmp "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/part"
    done
}

@test "--resume with a file that has more lines than the input has records is an error, and the file stays as it is" {
    records 3 >"$BATS_TEST_TMPDIR/in"
    seq 5 >"$BATS_TEST_TMPDIR/old"
    ends 2 nutgraf -f jsonl -o "$BATS_TEST_TMPDIR/old" --resume "$BATS_TEST_TMPDIR/in"
    says "'$BATS_TEST_TMPDIR/old' has 2 lines more than the input has records"
    same "$(seq 5)" "$(cat "$BATS_TEST_TMPDIR/old")"
}

@test "a run that is refused, or fails before its first result, leaves the file of -o as it was, and makes none" {
    printf '{"text":"One is here."}\n' >"$BATS_TEST_TMPDIR/in"
    printf 'whole\ntorn' >"$BATS_TEST_TMPDIR/old"
    cp "$BATS_TEST_TMPDIR/old" "$BATS_TEST_TMPDIR/before"
    for options in '--resume -f jsonl -t json' '--resume -f text' '--resume -f jsonl --tags /dev/null/none' '-f text --fields id' \
        '-f jsonl -t md --passthrough' '--models /dev/null' '--tags /dev/null/none' '--topic-model /dev/null/none' '/dev/null/none' \
        '--version --models /dev/null' '-f text --max-bytes 2' '-f headlines -t html --explain' '-f rss'; do
        # shellcheck disable=SC2086
        ends 2 nutgraf -o "$BATS_TEST_TMPDIR/old" $options <"$BATS_TEST_TMPDIR/in"
        cmp "$BATS_TEST_TMPDIR/before" "$BATS_TEST_TMPDIR/old"
        # shellcheck disable=SC2086
        ends 2 nutgraf -o "$BATS_TEST_TMPDIR/new" $options <"$BATS_TEST_TMPDIR/in"
        [ ! -e "$BATS_TEST_TMPDIR/new" ] || { echo "made by $options" >&2; return 1; }
    done
}

@test "a torn line is cut off when a resumed run ends, with new records or without" {
    printf '{"text":"One is here."}\n' >"$BATS_TEST_TMPDIR/in"
    printf 'whole\ntorn' >"$BATS_TEST_TMPDIR/old"
    ends 0 nutgraf --resume -f jsonl -o "$BATS_TEST_TMPDIR/old" "$BATS_TEST_TMPDIR/in"
    same whole "$(cat "$BATS_TEST_TMPDIR/old")"
    ends 0 nutgraf --resume -f jsonl -o "$BATS_TEST_TMPDIR/none" /dev/null
    same 0 "$(stat -c %s "$BATS_TEST_TMPDIR/none")"
}

@test "--resume where it cannot be: without -o, with texts, into a pipe" {
    ends 2 nutgraf --resume -f jsonl </dev/null
    says "--resume needs -o FILE"
    printf '{"text":"One is here."}\n' >"$BATS_TEST_TMPDIR/in"
    printf 'old\n' >"$BATS_TEST_TMPDIR/old"
    ends 2 nutgraf --resume -o "$BATS_TEST_TMPDIR/old" -f jsonl -t text "$BATS_TEST_TMPDIR/in"
    says "a line for each record"
    same old "$(cat "$BATS_TEST_TMPDIR/old")"
    ends 2 nutgraf --resume -o "$BATS_TEST_TMPDIR/old" "$articles/harbour.txt"
    ends 2 nutgraf --resume -o /dev/null -f jsonl "$BATS_TEST_TMPDIR/in"
    says "not a regular file"
}

@test "a signal that comes while --resume passes over lines ends the batch there" {
    records 10 >"$BATS_TEST_TMPDIR/in"
    nutgraf -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/whole" || same 3 $?
    head -n 9 "$BATS_TEST_TMPDIR/whole" >"$BATS_TEST_TMPDIR/part"
    # With the read that brings all ten lines.
    status=0
    strace -o /dev/null -P "$BATS_TEST_TMPDIR/in" -e trace=read -e inject=read:signal=TERM:when=1 \
        "$NUTGRAF" -f jsonl -o "$BATS_TEST_TMPDIR/part" --resume "$BATS_TEST_TMPDIR/in" || status=$?
    same 143 $status
    head -n 9 "$BATS_TEST_TMPDIR/whole" | cmp - "$BATS_TEST_TMPDIR/part"
}

@test "killed at a hundred moments and resumed: nothing lost, nothing doubled" {
    records 1500 >"$BATS_TEST_TMPDIR/in"
    nutgraf -f jsonl "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/whole" || same 3 $?
    kills=0 rounds=0
    RANDOM=11
    while [ $kills -lt 100 ]; do
        rm -f "$BATS_TEST_TMPDIR/part"
        rounds=$((rounds + 1))
        while :; do
            "$NUTGRAF" -f jsonl -j 3 -o "$BATS_TEST_TMPDIR/part" --resume "$BATS_TEST_TMPDIR/in" 2>/dev/null 3>&- &
            if [ $kills -lt 100 ]; then
                sleep 0.0$((RANDOM % 90 + 10))
                kill -s KILL $! 2>/dev/null || true
            fi
            status=0
            wait $! 2>/dev/null || status=$?
            [ $status = 137 ] || break
            kills=$((kills + 1))
        done
        same 3 $status || same 0 $status
        cmp "$BATS_TEST_TMPDIR/whole" "$BATS_TEST_TMPDIR/part"
    done
    echo "$kills kills in $rounds rounds"
}

@test "--progress: a line on standard error that is written over, and none when it is no terminal" {
    records 30000 >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f jsonl -j 1 --progress always "$BATS_TEST_TMPDIR/in"
    says "MB/s"
    says "left"
    same 0 "$(tr -cd '\n' <"$BATS_TEST_TMPDIR/err" | wc -c)"
    for when in '' '--progress auto' '--progress never'; do
        # shellcheck disable=SC2086
        ends 3 nutgraf -f jsonl -j 1 $when "$BATS_TEST_TMPDIR/in"
        same "" "$err"
    done
    ends 3 nutgraf -f jsonl -j 1 --progress always -v "$BATS_TEST_TMPDIR/in"
    says "30000 records, 4285 failed"
    same 1 "$(tr -cd '\n' <"$BATS_TEST_TMPDIR/err" | wc -c)"
    ends 2 nutgraf --progress sometimes
    ends 2 nutgraf -j 0
}
