/* "text": headline, the summary one sentence a line, tags and topics; for reading, and for pipes that want sentences.
 *
 * With --all or --explain each sentence stands behind its score, its rank and a mark if it was chosen. The cleaned article
 * (--clean-only) is printed as it is. With one_line, for lists of headlines: headline, tags, topics, parted by tabs.
 */
#include "render/plain.h"
#include "render/render.h"
#include "render/terminal.h"

static void add_headline(ng_plain *plain, const nutgraf_result *result, int color)
{
    if (result->headline.length == 0) return;
    ng_plain_line(plain);
    ng_terminal_bold(plain->out, color);
    ng_plain_text(plain, result->headline, false);
    ng_terminal_plain(plain->out, color);
}

static bool has_unselected(const nutgraf_result *result)
{
    for (size_t i = 0; i < result->sentence_count; i++) {
        if (!result->sentences[i].selected) return true;
    }
    return false;
}

static void add_label(ng_plain *plain, ng_span label, nutgraf_score score)
{
    ng_strbuf_add(plain->out, label);
    ng_strbuf_add_fixed4(plain->out, score);
}

/* "* 0.8300 #1 = centrality 0.4100 + position 0.2200 + content 0.2000: " */
static void add_score(ng_plain *plain, const nutgraf_sentence *sentence, bool explain)
{
    add_label(plain, sentence->selected ? NG_SPAN("* ") : NG_SPAN("  "), sentence->score);
    ng_strbuf_add(plain->out, NG_SPAN(" #"));
    ng_strbuf_add_size(plain->out, sentence->rank);
    if (explain) {
        add_label(plain, NG_SPAN(" = centrality "), sentence->centrality);
        add_label(plain, NG_SPAN(" + position "), sentence->position);
        add_label(plain, NG_SPAN(" + content "), sentence->content);
    }
    ng_strbuf_add(plain->out, NG_SPAN(": "));
}

/* The only sentence was cut to fit: then the summary is its text and an ellipsis. */
static bool is_cut(const nutgraf_result *result, const nutgraf_sentence *sentence)
{
    ng_span summary = ng_span_make(result->summary.ptr, result->summary.length);
    ng_span text = ng_span_make(sentence->text.ptr, sentence->text.length);
    size_t selected = 0;
    for (size_t i = 0; i < result->sentence_count && selected < 2; i++) selected += result->sentences[i].selected != 0;
    return sentence->selected && selected == 1 && summary.len > text.len && ng_span_starts(summary, text);
}

/* A description takes the place of the summary, unless the sentences are shown with their scores. */
static void add_description(ng_plain *plain, const nutgraf_result *result)
{
    ng_plain_block(plain);
    if (!result->description.length) return;
    ng_plain_line(plain);
    ng_plain_text(plain, result->description, false);
}

static void add_sentences(ng_plain *plain, const nutgraf_result *result, bool explain)
{
    bool scores = explain || has_unselected(result);
    if (result->description.ptr && !scores) {
        add_description(plain, result);
        return;
    }
    ng_plain_block(plain);
    for (size_t i = 0; i < result->sentence_count; i++) {
        ng_plain_line(plain);
        if (scores) add_score(plain, &result->sentences[i], explain);
        bool cut = is_cut(result, &result->sentences[i]);
        ng_plain_text(plain, cut ? result->summary : result->sentences[i].text, false);
    }
}

static void begin_label(ng_plain *plain, const char *label, int color)
{
    ng_plain_line(plain);
    ng_terminal_faint(plain->out, color);
    ng_strbuf_add_cstr(plain->out, label);
    ng_terminal_plain(plain->out, color);
    ng_strbuf_add_char(plain->out, ' ');
}

static void add_labels(ng_plain *plain, const nutgraf_result *result, int color)
{
    ng_plain_block(plain);
    if (result->tag_count) {
        begin_label(plain, "Tags:", color);
        ng_plain_tags(plain, result);
    }
    if (result->subject_count) {
        begin_label(plain, "Topics:", color);
        ng_plain_topics(plain, result);
    }
}

static void add_one_line(ng_plain *plain, const nutgraf_result *result)
{
    ng_plain_line(plain);
    ng_plain_text(plain, result->headline, false);
    ng_strbuf_add_char(plain->out, '\t');
    ng_plain_tags(plain, result);
    ng_strbuf_add_char(plain->out, '\t');
    ng_plain_topics(plain, result);
}

static void add_all(ng_plain *plain, const nutgraf_result *result, const nutgraf_render_options *options)
{
    if (result->text.ptr) {
        if (result->text.length) ng_plain_line(plain);
        ng_plain_text(plain, result->text, true);
    } else {
        add_headline(plain, result, options->color);
        add_sentences(plain, result, options->explain);
        add_labels(plain, result, options->color);
    }
}

void ng_render_text(const nutgraf_result *result, const nutgraf_render_options *options, ng_strbuf *out)
{
    ng_strbuf whole;
    ng_strbuf_init(&whole, out->allocator);
    ng_plain plain = ng_plain_make(options->width ? &whole : out);
    if (options->one_line) add_one_line(&plain, result);
    else add_all(&plain, result, options);
    ng_plain_end(&plain);
    if (options->width) ng_terminal_wrap(out, ng_strbuf_span(&whole), options->width);
    out->failed |= whole.failed;
    ng_strbuf_free(&whole);
}
