/* tag: keywords (names and noun phrases found in the text) and tags (what a publisher would put on the page). */
#ifndef NG_TAG_TAG_H
#define NG_TAG_TAG_H

#include "base/arena.h"
#include "base/status.h"
#include "model/denied.h"
#include "model/model.h"
#include "model/vocabulary.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/tags.h"
#include "parts/terms.h"
#include "parts/tokens.h"
#include "parts/topics.h"
#include "tag/style.h"

typedef struct ng_tag_options {
    size_t limit;  /* at most this many keywords, and as many tags */
    ng_tag_style style;
    const ng_layers *model; /* which candidates are keywords: model.names or model.phrases */
    /* And by which words, in the style phrases: NG_TABLE_KEYPHRASES of the neutral language; NULL: by none. */
    const ng_table *wording;
    size_t unsure; /* so many keywords may be little sure; further ones must be surer */
    size_t expected; /* tags that an editor is expected to give: keywords are tags until one more would do harm; 0: all are */
    bool only_listed; /* tags only from the vocabulary */
    const ng_table *denied; /* never a keyword or tag; NULL: nothing is denied */
} ng_tag_options;

/* What an editor puts on a page is a handful. Eight lies between the 3 to 6 tags of publishers' pages and the 11 of Wikinews;
 * between 6 and 10 F1 changes by less than its interval. */
enum { NG_TAG_UNSURE_NAMES = 5, NG_TAG_EXPECTED_NAMES = 8 };

/* Candidates, their merging and their ranking. O(tokens log tokens). */
ng_status ng_tag_keywords(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                          const ng_terms *terms, const ng_language *language, const ng_tag_options *options, ng_arena *arena,
                          ng_keywords *out, ng_error *error);

/* Vocabulary entries that match (NULL: no tag file), given tags, keywords, topic names, without duplicates. */
ng_status ng_tag_mix(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                     const ng_keywords *keywords, const ng_topics *topics, const ng_vocabulary *vocabulary,
                     const ng_tag_options *options, ng_arena *arena, ng_tags *out, ng_error *error);

#endif
