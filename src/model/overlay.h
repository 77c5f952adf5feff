/* Files of a caller's own in the places of embedded ones: what --models is made of.
 *
 * A file has the path that it would have below models/ ("fr/cuts.txt"), or below the top level when it is a list of stop words
 * ("stopwords/fr.txt"). It stands in the place of the embedded one, or beside those when there is none of that path. */
#ifndef NG_MODEL_OVERLAY_H
#define NG_MODEL_OVERLAY_H

#include "model/model.h"

typedef struct ng_own_file {
    ng_span path;
    ng_span data;
} ng_own_file;

/* The model of the embedded files and of [count] own ones, which are copied and not trusted: a path that names no file of a model
 * or stands there twice, and data that is damaged, are errors that name the file. Its digest is the one that the build would have
 * given these files. */
ng_status ng_overlay_open(ng_model **out, const ng_own_file *files, size_t count, ng_allocator allocator, ng_error *error);

#endif
