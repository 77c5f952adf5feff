/* "blurb": what a newsletter pastes: headline, one paragraph of the summary, the link when it is known, tags.
 *
 * The paragraph keeps within a number of graphemes. Of the chosen sentences those that fit are taken, best first, and set
 * in their order; when not even the best one fits, it is cut behind a word and gets an ellipsis, which counts. A cut
 * counts code points: never less than graphemes, so the limit holds. Cost: O(sentences^2) of the few that were chosen, at
 * most one pass for each that is taken.
 */
#include "render/plain.h"
#include "render/render.h"

#define NONE SIZE_MAX

/* The best sentence that is worse than rank [above]; NONE when there is none. */
static size_t next_best(const nutgraf_result *result, size_t above)
{
    size_t best = NONE;
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *sentence = &result->sentences[i];
        if (!sentence->selected || sentence->rank <= above) continue;
        if (best == NONE || sentence->rank < result->sentences[best].rank) best = i;
    }
    return best;
}

/* The worst rank that may still be taken: best first until one does not fit. 0 when not even the best one fits. */
static size_t worst_rank(const nutgraf_result *result, size_t limit)
{
    size_t worst = 0, length = 0;
    for (size_t i = next_best(result, 0); i != NONE; i = next_best(result, worst)) {
        size_t space = length ? 1 : 0;
        if (result->sentences[i].graphemes > limit || length + space > limit - result->sentences[i].graphemes) break;
        length += space + result->sentences[i].graphemes;
        worst = result->sentences[i].rank;
    }
    return worst;
}

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

/* Where [text] is cut so that [limit] code points suffice with the ellipsis: at the last space, or behind a character when
 * there is none. */
static size_t cut_at(nutgraf_text text, size_t limit)
{
    size_t points = 0, space = 0, at = 0;
    for (; at < text.length; at++) {
        if (!begins_character(text.ptr[at])) continue;
        if (text.ptr[at] == ' ') space = at;
        if (++points >= limit) break;
    }
    return space ? space : at;
}

static void add_cut(ng_plain *plain, nutgraf_text text, size_t limit)
{
    text.length = cut_at(text, limit);
    ng_plain_line(plain);
    ng_plain_text(plain, text, false);
    ng_strbuf_add(plain->out, NG_SPAN("\xE2\x80\xA6"));
}

static void add_paragraph(ng_plain *plain, const nutgraf_result *result, size_t limit)
{
    size_t best = next_best(result, 0), worst = worst_rank(result, limit);
    bool begun = false;
    if (best == NONE) return;
    if (worst == 0) {
        add_cut(plain, result->sentences[best].text, limit);
        return;
    }
    ng_plain_line(plain);
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *sentence = &result->sentences[i];
        if (!sentence->selected || sentence->rank > worst) continue;
        if (begun) ng_strbuf_add_char(plain->out, ' ');
        ng_plain_text(plain, sentence->text, false);
        begun = true;
    }
}

static void add_foot(ng_plain *plain, const nutgraf_result *result)
{
    if (result->url.length) {
        ng_plain_line(plain);
        ng_plain_text(plain, result->url, false);
    }
    if (result->tag_count) {
        ng_plain_line(plain);
        ng_strbuf_add(plain->out, NG_SPAN("Tags: "));
        ng_plain_tags(plain, result);
    }
}

void ng_render_blurb(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    ng_plain plain = ng_plain_make(out);
    if (result->headline.length) {
        ng_plain_line(&plain);
        ng_plain_text(&plain, result->headline, false);
    }
    ng_plain_block(&plain);
    add_paragraph(&plain, result, options->blurb_length);
    ng_plain_block(&plain);
    add_foot(&plain, result);
    ng_plain_end(&plain);
}
