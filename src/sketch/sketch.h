/* sketch: MinHash (Broder 1997) of an article: which pairs of neighbouring content words it holds.
 *
 * Two articles about different things share single words by the dozen and hardly any pair; two versions of one report share
 * most pairs. Of scripts without spaces the pairs of characters count. O(pairs x NG_SKETCH_SIZE). */
#ifndef NG_SKETCH_SKETCH_H
#define NG_SKETCH_SKETCH_H

#include "base/arena.h"
#include "base/status.h"
#include "parts/sentences.h"
#include "parts/sketch.h"
#include "parts/terms.h"

/* A text without any pair is known by the content words of its headline; without those it has no sketch. */
ng_status ng_sketch_make(const ng_sentences *sentences, const ng_terms *terms, ng_arena *arena, ng_sketch *out, ng_error *error);

#endif
