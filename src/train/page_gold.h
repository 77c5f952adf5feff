/* Pages whose article is known, read from JSONL. */
#ifndef NG_TRAIN_PAGE_GOLD_H
#define NG_TRAIN_PAGE_GOLD_H

#include "base/arena.h"

typedef enum ng_line_gold {
    NG_GOLD_NOISE,
    NG_GOLD_ARTICLE,
    NG_GOLD_EITHER /* nobody is asked: the headline, a date */
} ng_line_gold;

typedef struct ng_gold_page {
    ng_span text;          /* the lines, joined by '\n' */
    const uint32_t *starts; /* [count + 1]: where in text each line begins */
    const uint8_t *gold;   /* [count]: ng_line_gold */
    size_t count;
    ng_span html;          /* the page itself, where it is asked for */
    ng_span title;         /* empty when not given */
    ng_span site;          /* pages of one site share a fold; empty when not given */
    size_t file;           /* number of its file */
} ng_gold_page;

typedef struct ng_gold_pages {
    ng_arena arena;
    ng_gold_page *pages;
    size_t count;
    size_t capacity;
} ng_gold_pages;

void ng_gold_pages_init(ng_gold_pages *pages);
void ng_gold_pages_free(ng_gold_pages *pages);

/* Adds the pages of a file, [html]: with their HTML. False, and a message on standard error that names file and line, when it
 * cannot be read or a line is no such page. */
bool ng_gold_pages_read(ng_gold_pages *pages, const char *path, size_t file, bool html);

#endif
