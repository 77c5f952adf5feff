/* The row of a word by how it begins or ends. A stem with its endings ("élect*"), a compound by its first or its last part
 * ("fußball*", "*minister") and a word behind glued articles (Arabic) take one row instead of a row for each form. */
#ifndef NG_TOPIC_AFFIX_H
#define NG_TOPIC_AFFIX_H

#include "model/lexicon.h"

/* The row of the longest beginning of [word] that the lexicon lists, or of the longest ending when it lists no beginning;
 * NG_NO_ID when it has neither. The whole word is a beginning and an ending of itself. O(bytes of the word squared). */
uint32_t ng_topic_affix_row(const ng_lexicon *lexicon, ng_span word);

#endif
