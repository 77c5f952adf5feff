/* Who speaks in a transcript: "HOST: Welcome back.", "Q: What went wrong?" */
#ifndef NG_TERMS_SPEAKERS_H
#define NG_TERMS_SPEAKERS_H

#include "base/arena.h"
#include "parts/lines.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"

/* Sets [out]'s speech: NULL when the text is no transcript. False when out of memory. O(sentences). */
bool ng_terms_speakers(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, ng_arena *arena,
                       ng_terms *out);

#endif
