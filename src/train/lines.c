#include "train/lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

bool ng_lines_read(const char *path, ng_take_line *take, void *user)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        fprintf(stderr, "nutgraf-train: cannot open '%s': %s\n", path, strerror(errno));
        return false;
    }
    char *line = NULL;
    size_t capacity = 0, number = 0;
    const char *wrong = NULL;
    for (ssize_t length; !wrong && (length = getline(&line, &capacity, in)) > 0;) {
        number++;
        wrong = take(user, ng_span_trim(ng_span_make(line, (size_t)length)));
    }
    if (wrong) fprintf(stderr, "nutgraf-train: %s:%zu: %s\n", path, number, wrong);
    bool broken = !wrong && (ferror(in) || !feof(in)); /* the latter: no memory for a line */
    if (broken) fprintf(stderr, "nutgraf-train: cannot read '%s': %s\n", path, strerror(errno));
    bool empty = !wrong && !broken && number == 0;
    if (empty) fprintf(stderr, "nutgraf-train: '%s' is empty\n", path);
    free(line);
    fclose(in);
    return !wrong && !broken && !empty;
}
