/* The files of models/ and stopwords/ as the build put them into the library (models/make/embed writes the C file): data,
 * read in place, nothing to open at run time. In the order of their names. */
#ifndef NG_MODEL_EMBEDDED_H
#define NG_MODEL_EMBEDDED_H

typedef struct ng_embedded_file {
    const char *path;  /* "models/en/topics.txt" */
    const char *start;
    const char *end;
} ng_embedded_file;

extern const ng_embedded_file ng_embedded_files[]; /* the last one has path NULL */

#endif
