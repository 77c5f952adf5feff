/* Tags that people gave to an article, in a form in which spellings of one tag are equal: as tags are scored. */
#ifndef NG_TRAIN_TAG_GOLD_H
#define NG_TRAIN_TAG_GOLD_H

#include "base/strbuf.h"
#include "wrap/stem.h"

/* A number for a tag: of its words without possessive endings, apostrophes and the dots of abbreviations, each stemmed. 0 when
 * there is no letter or digit in it. False when out of memory. */
bool ng_tag_gold_key(ng_span tag, ng_stemmer *stemmer, ng_strbuf *scratch, uint64_t *out);

/* Whether [key] is one of [keys]. O(count). */
bool ng_tag_gold_has(const uint64_t *keys, size_t count, uint64_t key);

/* Adds [key] to [keys] unless it is 0 or among them. */
void ng_tag_gold_add(uint64_t *keys, size_t *count, uint64_t key);

/* How well the first [depth] of [found] meet the [gold], both without repetition: the harmonic mean of the share of the
 * found that is gold and of the gold that is found. 0 when nothing is. */
double ng_tag_gold_f1(const uint64_t *gold, size_t gold_count, const uint64_t *found, size_t found_count, size_t depth);

#endif
