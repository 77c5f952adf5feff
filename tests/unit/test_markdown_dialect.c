/* What CommonMark does not know: where the gaps are, and what a parser gets to see in their place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "read/markdown_dialect.h"

/* [source] without its gaps is [text]; the masked text is as long, breaks its lines at the same places and is [masked], if given.
 */
static void expect(const char *source, const char *text, const char *masked)
{
    ng_dialect d;
    ng_span s = ng_span_cstr(source);
    assert_true(ng_dialect_find(s, &arena, &d));
    assert_int_equal(d.masked.len, s.len);
    for (size_t i = 0; i < s.len; i++) assert_int_equal(s.ptr[i] == '\n', d.masked.ptr[i] == '\n');
    char left[512];
    size_t length = 0, from = 0;
    ng_gap piece;
    while (ng_dialect_next(&d, &from, s.len, &piece)) {
        memcpy(left + length, source + piece.from, piece.to - piece.from);
        length += piece.to - piece.from;
    }
    left[length] = '\0';
    assert_string_equal(left, text);
    if (masked) assert_memory_equal(d.masked.ptr, masked, s.len);
}

static void tags_of_site_generators_are_gaps(void **state)
{
    (void)state;
    expect("{{< toc >}}\nA mill.", "\nA mill.", "           \nA mill.");
    expect("See {{% ref \"a\" %}}here.", "See here.", "See xxxxxxxxxxxxxxxhere.");
    expect("{% include a.html\n   b=\"c\" %}\nA mill.", "\nA mill.", NULL);
    expect("{% highlight c %}\nint x;\n{% endhighlight %}\nA mill.", "\nA mill.", NULL);
    expect("{{< code file=\"x\" >}}\nA mill.\n{{< note >}}\nA wheel.\n{{< /note >}}", "\nA mill.\n\nA wheel.\n", NULL);
    expect("## Goal {#goal .wide}\nText.\n{: .lead }\n", "## Goal \nText.\n\n", NULL);
    expect("{# a remark #} A set {.5, .7} of numbers.", " A set {.5, .7} of numbers.", NULL);
    expect("It costs {{ 5 and {% 6.", "It costs {{ 5 and {% 6.", NULL);
}

static void footnotes_are_gaps(void **state)
{
    (void)state;
    expect("A mill[^1]. It turns.[^12]", "A mill. It turns.", "A millxxxx. It turns.xxxxx");
    expect("A mill.[^a]\n\n[^a]: Of 1954\nand later.\n\n    More.\n\nA wheel.", "A mill.\n\n\nA wheel.", NULL);
    expect("A set [^abc] and [^1234].", "A set [^abc] and [^1234].", NULL);
    expect("A mill.^[Of 1954.] A wheel.", "A mill. A wheel.", NULL);
}

static void marks_of_note_programs_are_gaps(void **state)
{
    (void)state;
    expect("The [[Harbour Board|board]] of [[Skerra]].", "The board of Skerra.", NULL);
    expect("![[chart.png]]\n> [!NOTE]\n> Closed.", "\n> \n> Closed.", NULL);
    expect(":::tip Do\nText.\n:::\n", "\nText.\n\n", NULL);
    expect("[[_TOC_]]\n[TOC]\n* TOC\n{:toc}\nText.", "\n\n\n\nText.", NULL);
    expect("import A from '@b/a';\nimport goods from \"abroad\" is dear.\n<Tabs items={[1]}>\nText.\n</Tabs>",
           "\nimport goods from \"abroad\" is dear.\n\nText.\n", NULL);
}

static void code_keeps_what_it_shows(void **state)
{
    (void)state;
    expect("Write `{{ x }}` or ``a ` [^1]``.", "Write `{{ x }}` or ``a ` [^1]``.", NULL);
    expect("```\n{{< toc >}}\n[^1]: x\n```\n{{< toc >}}", "```\n{{< toc >}}\n[^1]: x\n```\n", NULL);
    expect("~~~~ go\n~~~\n{% x %}\n~~~~\n{% x %}", "~~~~ go\n~~~\n{% x %}\n~~~~\n", NULL);
    expect("```\n{{ x }}", "```\n{{ x }}", NULL);
    expect("A lone ` and {{ x }}.", "A lone ` and .", NULL);
}

static void what_is_broken_is_text(void **state)
{
    (void)state;
    static const char *const broken[] = {"",   "[",  "[^", "[^]", "[[",   "[[a", "[[a]", "{",   "{{",
                                         "{%", "{:", "!",  "^[",  "> [!", "`",   "\\",   "[^1", "{%}"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) expect(broken[i], broken[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_of_site_generators_are_gaps), cmocka_unit_test(footnotes_are_gaps),
        cmocka_unit_test(marks_of_note_programs_are_gaps),  cmocka_unit_test(code_keeps_what_it_shows),
        cmocka_unit_test(what_is_broken_is_text),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
