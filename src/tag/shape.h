/* Which runs of words may be a keyword, by the parts that they play. */
#ifndef NG_TAG_SHAPE_H
#define NG_TAG_SHAPE_H

#include "tag/units.h"

/* A run of units between stop words and marks. */
typedef struct ng_tag_run {
    uint32_t first;
    uint32_t end;
    uint32_t noun_end; /* behind its last noun or name; first when there is none */
} ng_tag_run;

/* Whether a word may stand in a phrase. */
static inline bool ng_tag_in_phrase(const ng_unit *unit, ng_tag_style style)
{
    return unit->class >= (style == NG_TAG_NAMES ? NG_CLASS_PARTICIPLE : NG_CLASS_NUMBER);
}

/* The run that begins at [first]. */
ng_tag_run ng_tag_run_at(const ng_tag_units *units, ng_tag_style style, uint32_t first, uint32_t end);

enum {
    NG_TAG_LONGEST = 4,   /* words of a phrase of common words: longer ones are hardly ever used as tags */
    NG_PHRASE_LONGEST = 5 /* the same for keyphrases; but for those that a connector joins */
};

/* Behind the last unit at which a phrase of the run that begins at [first] may end. */
static inline uint32_t ng_tag_farthest(const ng_tag_run *run, ng_tag_style style, uint32_t first)
{
    uint32_t longest = style == NG_TAG_NAMES ? NG_TAG_LONGEST : NG_PHRASE_LONGEST;
    uint32_t last = style == NG_TAG_NAMES ? run->noun_end : run->end;
    if (last <= first) return first;
    return last - first < longest ? last : first + longest;
}

/* Whether units [first, end) of the run may be a keyword. A run of nothing but names is none: names are found as a whole. */
bool ng_tag_is_phrase(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units, ng_tag_style style,
                      const ng_tag_run *run, uint32_t first, uint32_t end);

/* Where the second part of a phrase like "theory of large sets" or "qualité de l'eau" begins, whose first part ends at [at];
 * NG_NO_ID when none does. */
uint32_t ng_tag_second_part(const ng_tag_units *units, ng_tag_style style, uint32_t at, uint32_t end);

/* The end of the run of names that begins at [i], at most [end]: names, and what may join them. O(its units). */
uint32_t ng_tag_name_end(const ng_tag_units *units, const ng_language *language, uint32_t i, uint32_t end);

#endif
