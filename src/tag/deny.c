/* Takes out of the candidates what the desk never wants.
 *
 * Problem: "Advertisement" or the name of the site must be no keyword, and its place belongs to the next best one.
 * Input:  candidates and a table of denied texts.
 * Output: candidates marked as dropped.
 * Cost:   one look-up for each phrase, only where something is denied.
 * A candidate is denied by any form that it has in the text: "Cookies" in one sentence is "cookies" in the next. A name that was
 * merged with a longer one is never shown by itself, so that denying "Trump" does not take out "Donald Trump".
 */
#include "model/denied.h"
#include "tag/candidates.h"

bool ng_tag_deny(const ng_lines *lines, const ng_tokens *tokens, const ng_tag_units *units, const ng_table *denied,
                 ng_arena *arena, ng_candidates *candidates)
{
    ng_strbuf folded;
    ng_strbuf_init(&folded, arena->allocator);
    for (size_t i = 0; i < candidates->phrase_count && !folded.failed; i++) {
        const ng_phrase *phrase = &candidates->phrases[i];
        ng_candidate *candidate = &candidates->items[phrase->candidate];
        ng_span text = ng_tag_phrase_text(lines, tokens, units, phrase);
        if (candidate->merged != NG_NO_ID || candidate->dropped) continue;
        candidate->dropped = ng_denied_has(denied, candidate->shown.len ? candidate->shown : text, &folded);
    }
    bool done = !folded.failed;
    ng_strbuf_free(&folded);
    return done;
}
