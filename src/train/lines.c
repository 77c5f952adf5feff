#include "train/lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/message.h"

bool ng_lines_read(const char *path, ng_take_line *take, void *user)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        ng_train_message("cannot open '%s': %s", path, strerror(errno));
        return false;
    }
    char *line = NULL;
    size_t capacity = 0, number = 0;
    const char *wrong = NULL;
    for (ssize_t length; !wrong && (length = getline(&line, &capacity, in)) > 0;) {
        number++;
        wrong = take(user, ng_span_trim(ng_span_make(line, (size_t)length)));
    }
    if (wrong) ng_train_message("%s:%zu: %s", path, number, wrong);
    bool broken = !wrong && (ferror(in) || !feof(in)); /* the latter: no memory for a line */
    if (broken) ng_train_message("cannot read '%s': %s", path, strerror(errno));
    bool empty = !wrong && !broken && number == 0;
    if (empty) ng_train_message("'%s' is empty", path);
    free(line);
    fclose(in);
    return !wrong && !broken && !empty;
}
