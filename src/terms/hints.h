/* What a few words and marks of a sentence say of it: that it leans on the one before it ("He said ...", "However, ...", the
 * rest of a quotation), that it describes a picture ("Jane Smith (left) with ..."), that it has one end of a quotation only,
 * that it greets or thanks, that it names a day of the week, or that it denies or limits something. */
#ifndef NG_TERMS_HINTS_H
#define NG_TERMS_HINTS_H

#include "base/arena.h"
#include "model/model.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"

/* Fills [out]'s leans, captions, torn, courtesies, days and limits; its speech says where sentences of a transcript begin. False
 * when out of memory. O(tokens), each distinct word looked up once. */
bool ng_terms_hints(const ng_tokens *tokens, const ng_sentences *sentences, const ng_language *language, ng_arena *arena,
                    ng_terms *out);

#endif
