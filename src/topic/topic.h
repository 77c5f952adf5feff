/* topic: labels for the article from a lexicon of weighted words and phrases.
 *
 * Lexicon, one row a line (model/table.h), in any order but that a label is declared before it is used:
 *     @ID <TAB> BIAS <TAB> NAME [| URI [| BROADER]]    a label. ID is a short word for the rows below; BROADER is
 *                                                      that of the label that this one is a part of (narrower.h)
 *     =SETTING <TAB> NUMBER                            threshold, scale, doubt, title, model, curve, ceiling, pair,
 *                                                      narrower or slope; each may be left out
 *     WORD OR PHRASE <TAB> WEIGHT <TAB> ID[:WEIGHT] ... evidence for one label or several, parted by spaces; a weight of
 *                                                      its own stands behind the colon
 * Numbers are whole hundredths (the threshold: per cent). Words stand in folded form; one that is not listed is tried
 * without a final 's or s, so "missile" serves "missiles" too. A phrase has at most four words and wins over its parts.
 * "elect*" is a row for all words that begin so and have no row of their own, "*ball" for those that end so; the longest such row
 * is taken, a beginning before an ending.
 * A weight of 100 is ordinary evidence, 300 settles the matter. A desk's own lexicon:
 *     @cup      0    Cup night
 *     @league   0    League table | https://example.org/league
 *     penalty shoot-out  200  cup
 *     relegation         250  league
 *     manager             60  league cup:40
 *
 * A distinct word or phrase counts 1 + log(times seen), an occurrence in the headline "title" times; each label's evidence is the
 * sum of count times weight, divided by the length of the vector of counts ([doubt] is part of that length, so that a
 * single word convinces less than five); a label's share is the softmax of scale times evidence plus bias over the labels. Shares
 * sum to one, but a story has often more than one label that a desk could put first, and no label is beyond doubt: the
 * confidence is "ceiling" times the share to the power of "curve", both 1 when nothing is said. With "pair" the share is the
 * label's against its strongest rival alone: where words alone decide, labels with a word or two of their own say nothing of the
 * first. Where a trained model of the same labels stands beside the lexicon (models/LANG/topics.model), its log-odds are added,
 * "model" times: it knows many words, the lexicon those that a person would look for, which carry to news of another kind.
 * Cost O(words + distinct words found), by a model O(words x labels).
 */
#ifndef NG_TOPIC_TOPIC_H
#define NG_TOPIC_TOPIC_H

#include "base/arena.h"
#include "base/number.h"
#include "model/classifier.h"
#include "model/lexicon.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/tokens.h"
#include "parts/topics.h"

typedef struct ng_topic_options {
    size_t limit;       /* at most this many labels */
    ng_score threshold; /* only labels at least this sure; 0 = always answer; NG_TOPIC_DEFAULT = the lexicon's own */
} ng_topic_options;

#define NG_TOPIC_DEFAULT ((ng_score)-1)

/* [lexicon] is the language's own or a desk's. A text without one word of it, or of the model beside it, gives no
 * label, whatever the threshold. */
ng_status ng_topic_label(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                         const ng_lexicon *lexicon, const ng_topic_options *options, ng_arena *arena, ng_topics *out,
                         ng_error *error);

/* The same by a learned model (model/classifier.h, made by `nutgraf-train topics`). O(words x labels). */
ng_status ng_topic_classified(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                              const ng_classifier *model, const ng_topic_options *options, ng_arena *arena, ng_topics *out,
                              ng_error *error);

#endif
