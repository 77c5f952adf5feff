# Installing, using what was installed, and taking it away again. The library comes first: the command is one of its users.

top=$BATS_TEST_DIRNAME/../..
build=${NUTGRAF_BUILDS:+$NUTGRAF_BUILDS/gcc}
build=${build:-$top/build}

# made ARGUMENT...: make in the tree that the tests run on, with the flags that it was built with.
made() {
    make -s -C "$top" ${NUTGRAF_BUILDS:+CC=gcc WERROR=1} OUT="$build" "$@"
}

setup() {
    stage="$BATS_TEST_TMPDIR/a stage"
    where=$stage/opt/nutgraf
}

put() {
    made install DESTDIR="$stage" PREFIX=/opt/nutgraf
}

@test "install puts everything in its place" {
    put
    version=$("$where/bin/nutgraf" --version | grep -o '[0-9]*\.[0-9]*\.[0-9]*' | head -n 1)
    for file in bin/nutgraf include/nutgraf.h lib/libnutgraf.a lib/libnutgraf.so lib/libnutgraf.so.${version%%.*} \
        lib/libnutgraf.so.$version lib/pkgconfig/nutgraf.pc share/man/man1/nutgraf.1 share/man/man1/nutgraf-train.1; do
        [ -s "$where/$file" ] || { echo "no $file"; false; }
    done
    [ "$(PKG_CONFIG_PATH=$where/lib/pkgconfig pkg-config --modversion nutgraf)" = "$version" ]
}

@test "the installed command runs from any folder" {
    put
    wanted=$("$build/nutgraf" <"$top/tests/articles/orchard.txt")
    [ -n "$wanted" ]
    for folder in / /tmp "$BATS_TEST_TMPDIR"; do
        [ "$(cd "$folder" && env -i "$where/bin/nutgraf" <"$(realpath "$top")/tests/articles/orchard.txt")" = "$wanted" ]
    done
}

@test "the example of the README compiles against the installed library and runs" {
    put
    # The stage has a space in its name, which is more than pkg-config is asked to bear.
    ln -s "$where" "$BATS_TEST_TMPDIR/prefix"
    flags=$(PKG_CONFIG_PATH=$BATS_TEST_TMPDIR/prefix/lib/pkgconfig pkg-config --define-variable=prefix="$BATS_TEST_TMPDIR/prefix" --cflags --libs nutgraf)
    awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/README.md" >"$BATS_TEST_TMPDIR/readme.c"
    cmp "$BATS_TEST_TMPDIR/readme.c" "$top/docs/examples/summarize.c"
    # shellcheck disable=SC2086
    gcc -std=c11 -Wall -Wextra -Wpedantic -Werror "$BATS_TEST_TMPDIR/readme.c" $flags -o "$BATS_TEST_TMPDIR/example"
    cd /
    LD_LIBRARY_PATH=$where/lib "$BATS_TEST_TMPDIR/example" <"$top/tests/articles/orchard.txt" >"$BATS_TEST_TMPDIR/out"
    [ "$(head -n 1 "$BATS_TEST_TMPDIR/out")" = "$("$where/bin/nutgraf" -n 2 -t json <"$top/tests/articles/orchard.txt" | jq -r .summary)" ]
    [ "$(tail -n 1 "$BATS_TEST_TMPDIR/out")" = "$("$where/bin/nutgraf" -n 2 -t json <"$top/tests/articles/orchard.txt" | jq -r '[.tags[].name] | join(", ")')" ]
}

@test "the same example links against the static library" {
    put
    ln -s "$where" "$BATS_TEST_TMPDIR/prefix"
    libraries=$(PKG_CONFIG_PATH=$BATS_TEST_TMPDIR/prefix/lib/pkgconfig pkg-config --static --libs-only-l nutgraf | sed 's/-lnutgraf//')
    # shellcheck disable=SC2086
    gcc -std=c11 -I"$where/include" "$top/docs/examples/summarize.c" "$where/lib/libnutgraf.a" $libraries -o "$BATS_TEST_TMPDIR/example"
    [ -n "$("$BATS_TEST_TMPDIR/example" <"$top/tests/articles/final.txt")" ]
}

@test "uninstall leaves nothing, and touches nothing else" {
    put
    made uninstall DESTDIR="$stage" PREFIX=/opt/nutgraf
    [ ! -e "$stage" ]
    mkdir -p "$where/lib" "$where/bin"
    echo mine >"$where/bin/mine"
    put
    put
    made uninstall DESTDIR="$stage" PREFIX=/opt/nutgraf
    [ "$(cd "$where" && find . | sort | tr '\n' ' ')" = '. ./bin ./bin/mine ./lib ' ]
    run made uninstall DESTDIR="$stage" PREFIX=/opt/nutgraf
    [ "$status" -ne 0 ]
    [[ $output == *'nothing to remove'* ]]
}
