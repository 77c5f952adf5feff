/* What nutgraf.h promises of any result, as checks that abort when one is broken. Written from the words of the header, with
 * nothing of src/ but the public interface, so that a mistake of the library is not repeated here. */
#ifndef TESTS_FUZZ_PROMISES_H
#define TESTS_FUZZ_PROMISES_H

#include <stddef.h>

#include "nutgraf.h"

/* Opened once and kept; the operating system takes it back. */
typedef struct library {
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_vocabulary *vocabulary;
} library;

typedef struct bytes {
    char *ptr;
    size_t length;
    size_t capacity;
} bytes;

/* Aborts with the invariant that is looked at, the condition and its place, unless [holds]. */
void check(int holds, const char *looked_at, const char *condition, const char *file, int line);
#define PROMISE(what, condition) check((condition) != 0, what, #condition, __FILE__, __LINE__)

/* Appends to a `bytes`; a nutgraf_write. */
int append(void *user, const char *data, size_t length);

/* What nutgraf.h says that a text is of [n] bytes of the source: valid UTF-8, white space made one space, no soft hyphen. */
void normalise(const unsigned char *p, size_t n, bytes *out);

/* UTF-8 without NUL, with a NUL behind it. */
void check_text(nutgraf_text text);

/* Line feeds and tabs are the only controls, of C0 and of C1, and nothing turns the direction of writing. */
void check_shown(const bytes *output);

/* One input of so many, chosen by its bytes, is held against all promises, and the others against what one run and one format
 * show: a fuzzer comes further with many inputs. 1, which replays keep, for all of all. */
extern unsigned promises_sampled;

/* Runs [text] twice, a record if [record], and holds the result against every promise: places rise, lie on code points and,
 * normalised, give the text; budgets hold; scores lie in their range; every format is free of control bytes, JSON parses; both
 * runs give the same bytes. */
void check_run(const library *l, const nutgraf_options *options, int record, const char *text, size_t length);

#endif
