/* topic: labels for the article from a lexicon of weighted stems and phrases.
 *
 * Lexicon (model/table.h): lines "label NAME<TAB>0<TAB>URI" are not used; instead each row is
 *     WORD OR PHRASE <TAB> WEIGHT <TAB> LABEL[,LABEL...]
 * and labels are declared by rows "@LABEL <TAB> bias <TAB> NAME|URI". Weights are hundredths of a nat.
 * Cost O(distinct words + tokens).
 */
#ifndef NG_TOPIC_TOPIC_H
#define NG_TOPIC_TOPIC_H

#include "base/arena.h"
#include "base/status.h"
#include "model/model.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/meta.h"
#include "parts/sentences.h"
#include "parts/terms.h"
#include "parts/tokens.h"
#include "parts/topics.h"

typedef struct ng_topic_options {
    size_t limit;       /* at most this many labels */
    ng_score threshold; /* only labels at least this sure; 0 = always answer; NG_TOPIC_DEFAULT = the model's own */
} ng_topic_options;

#define NG_TOPIC_DEFAULT ((ng_score)-1)

/* [lexicon] is the language's own table or a desk's. An empty lexicon, or a text without one word of it, gives no label. */
ng_status ng_topic_label(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                         const ng_terms *terms, const ng_table *lexicon, const ng_topic_options *options, ng_arena *arena,
                         ng_topics *out, ng_error *error);

#endif
