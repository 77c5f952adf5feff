/* The files of models/ and stopwords/ as the build put them into the library (models/make/embed.c writes the C file): data,
 * read in place, nothing to open at run time. In the order of their names. */
#ifndef NG_MODEL_EMBEDDED_H
#define NG_MODEL_EMBEDDED_H

#include "model/lexicon.h"

typedef struct ng_embedded_file {
    const char *path;  /* "models/en/topics.txt" */
    const char *start;
    const char *end;
    const ng_table *table; /* what a word table's rows and slots are; NULL for other files */
    /* A topic lexicon's rows as labels and weights, without its table; NULL for other files, and own ones. */
    const ng_lexicon *lexicon;
    const uint16_t *sieve; /* of a topic classifier; NULL for other files, and own ones */
    bool own;              /* a caller's: what its rows say is not trusted */
} ng_embedded_file;

extern const ng_embedded_file ng_embedded_files[]; /* the last one has path NULL */

#endif
