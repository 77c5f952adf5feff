/* "html" with explain: one page that shows why. The article with its sentences tinted by score and the chosen ones underlined,
 * what was removed folded away where it stood, tags that lead to their mentions, the score along the article, topics, settings.
 *
 * Input is hostile: all of it goes through ng_escape_html, addresses through ng_address, and the page's policy lets nothing run
 * or load but the style and the script below, known by their hashes. Without the script everything can still be read: the scores
 * stand in a table of their own. O(size of the result). */
#include "render/escape.h"
#include "render/shared.h"
#include "render/render.h"

#include "page_assets.h"

enum {
    ONE = 1000000,    /* of a score */
    TINTS = 6,        /* shades that the style knows */
    MOST_BARS = 240,  /* of the chart: a longer article has several sentences in one */
    CHART_HEIGHT = 40,
    MOST_NESTED = 8   /* mentions inside mentions; deeper ones are not marked */
};

static void add(ng_strbuf *out, const char *text)
{
    ng_strbuf_add_cstr(out, text);
}

/* [before] TEXT [after]; nothing when there is no text. */
static void add_around(ng_strbuf *out, const char *before, nutgraf_text text, const char *after)
{
    if (!text.length) return;
    add(out, before);
    ng_escape_html(out, text);
    add(out, after);
}

/* [before] NUMBER */
static void add_number(ng_strbuf *out, const char *before, size_t number)
{
    add(out, before);
    ng_strbuf_add_size(out, number);
}

static void add_score(ng_strbuf *out, const char *before, nutgraf_score score)
{
    add(out, before);
    ng_strbuf_add_fixed4(out, score);
}

static nutgraf_score best_score(const nutgraf_result *result)
{
    nutgraf_score best = 1;
    for (size_t i = 0; i < result->sentence_count; i++) {
        if (result->sentences[i].score > best) best = result->sentences[i].score;
    }
    return best;
}

/* ---------------------------------------------------------------- head */

static void add_head(ng_strbuf *out, const nutgraf_result *result)
{
    add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" PAGE_CSS_HASH
             "'; script-src 'sha256-" PAGE_SCRIPT_HASH "'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    nutgraf_text none = {"Why these sentences", 19};
    ng_escape_html(out, result->title.length ? result->title : none);
    add(out, "</title>\n<style>");
    ng_strbuf_add(out, ng_span_make(page_css, sizeof page_css));
    add(out, "</style>\n</head>\n<body>\n<main>\n");
}

static void add_language(ng_strbuf *out, const nutgraf_result *result)
{
    bool known = !ng_span_equal(ng_span_make(result->language.ptr, result->language.length), NG_SPAN("und"));
    add(out, " dir=\"auto\"");
    if (known) add_around(out, " lang=\"", result->language, "\"");
}

static void add_title(ng_strbuf *out, const nutgraf_result *result)
{
    nutgraf_text address = ng_address(result), none = {"(no headline)", 13};
    add(out, "<header>\n<h1");
    add_language(out, result);
    add(out, ">");
    add_around(out, "<a rel=\"noreferrer\" href=\"", address, "\">");
    ng_escape_html(out, result->headline.length ? result->headline : none);
    add(out, address.length ? "</a></h1>\n" : "</h1>\n");
    add_around(out, "<p class=\"quiet ui\">", result->byline, "</p>\n");
    add_around(out, "<p class=\"quiet ui\">", result->date_published, "</p>\n");
    add_number(out, "<p class=\"quiet ui\">", result->word_count);
    add_number(out, " words, ", result->sentence_count);
    add(out, " sentences</p>\n</header>\n");
}

static void add_summary(ng_strbuf *out, const nutgraf_result *result)
{
    add(out, "<h2>Summary</h2>\n<ol class=\"summary\"");
    add_language(out, result);
    add(out, ">\n");
    for (size_t i = 0; i < result->sentence_count; i++) {
        const nutgraf_sentence *s = &result->sentences[i];
        if (!s->selected) continue;
        add_number(out, "<li><a href=\"#s", s->index);
        add_around(out, "\">", s->text, "</a></li>\n");
    }
    add(out, "</ol>\n");
    if (result->description.length) add_around(out, "<h2>Description</h2>\n<p dir=\"auto\">", result->description, "</p>\n");
}

/* ---------------------------------------------------------------- tags and topics */

/* The keyword that a tag is, and how often it is marked in the article; count 0 when it is none, or nowhere. */
static size_t find_keyword(const nutgraf_result *result, nutgraf_text name, const size_t *marked)
{
    size_t at = 0;
    while (at < result->keyword_count
           && !(marked[at] && ng_span_equal(ng_span_make(result->keywords[at].text.ptr, result->keywords[at].text.length),
                                            ng_span_make(name.ptr, name.length)))) {
        at++;
    }
    return at;
}

static void add_tag(ng_strbuf *out, const nutgraf_result *result, const nutgraf_tag *tag, const size_t *marked)
{
    size_t at = find_keyword(result, tag->name, marked);
    if (at == result->keyword_count) {
        add_around(out, "<li><span>", tag->name, "");
        add(out, " <small>");
        add(out, tag->source);
        add(out, "</small></span></li>\n");
        return;
    }
    add_number(out, "<li><a href=\"#k", at);
    add_number(out, "\" data-k=\"", at);
    add_around(out, "\">", tag->name, "");
    add_number(out, " <small>", marked[at]);
    add(out, marked[at] == 1 ? " mention</small></a></li>\n" : " mentions</small></a></li>\n");
}

static void add_tags(ng_strbuf *out, const nutgraf_result *result, const size_t *marked)
{
    if (!result->tag_count) return;
    add(out, "<h2>Tags</h2>\n<ul class=\"tags ui\">\n");
    for (size_t i = 0; i < result->tag_count; i++) add_tag(out, result, &result->tags[i], marked);
    add(out, "</ul>\n<p class=\"quiet ui\" id=\"found\" role=\"status\"></p>\n");
}

static void add_topic(ng_strbuf *out, const char *term, const nutgraf_subject *s)
{
    add_around(out, term, s->name, "</dt>");
    add(out, "<dd><svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
             "<rect class=\"all\" width=\"100\" height=\"6\"/>");
    add_number(out, "<rect width=\"", (size_t)s->confidence / (ONE / 100));
    add(out, "\" height=\"6\"/></svg></dd>");
    add_score(out, "<dd>", s->confidence);
    add(out, "</dd>\n");
}

static void add_topics(ng_strbuf *out, const nutgraf_result *result)
{
    if (!result->subject_count) return;
    add(out, "<h2>Topics</h2>\n<dl class=\"topics\">\n");
    for (size_t i = 0; i < result->subject_count; i++) {
        const nutgraf_subject *s = &result->subjects[i];
        add_topic(out, "<dt>", s);
        for (size_t k = 0; k < s->narrower_count; k++) add_topic(out, "<dt class=\"part\">", &s->narrower[k]);
    }
    add(out, "</dl>\n");
}

/* ---------------------------------------------------------------- the score along the article */

/* The best sentence of those that share a bar. */
static size_t best_of(const nutgraf_result *result, size_t from, size_t to)
{
    size_t best = from;
    for (size_t i = from + 1; i < to; i++) {
        const nutgraf_sentence *a = &result->sentences[i], *b = &result->sentences[best];
        if (a->selected != b->selected ? a->selected : a->score > b->score) best = i;
    }
    return best;
}

static void add_bar(ng_strbuf *out, const nutgraf_sentence *s, size_t at, nutgraf_score best)
{
    size_t height = (size_t)s->score * (CHART_HEIGHT - 2) / (size_t)best + 1;
    add_number(out, "<a href=\"#s", s->index);
    add_number(out, "\" tabindex=\"-1\"><title>Sentence ", s->index + 1);
    add_score(out, ": ", s->score);
    add(out, s->selected ? ", chosen</title><rect class=\"on\"" : "</title><rect");
    add_number(out, " x=\"", 10 * at + 1);
    add_number(out, "\" y=\"", CHART_HEIGHT - height);
    add_number(out, "\" width=\"8\" height=\"", height);
    add_number(out, "\"/><rect class=\"hit\" x=\"", 10 * at);
    add_number(out, "\" width=\"10\" height=\"", CHART_HEIGHT);
    add(out, "\"/></a>\n");
}

static void add_chart(ng_strbuf *out, const nutgraf_result *result)
{
    size_t count = result->sentence_count, bars = count < MOST_BARS ? count : MOST_BARS;
    nutgraf_score best = best_score(result);
    if (!count) return;
    add(out, "<h2>Score along the article</h2>\n<svg class=\"chart\" role=\"img\" preserveAspectRatio=\"none\" viewBox=\"0 0 ");
    ng_strbuf_add_size(out, 10 * bars);
    add_number(out, " ", CHART_HEIGHT);
    add(out, "\" aria-label=\"A bar for the score of each sentence, first to last; "
             "the same numbers stand in the table below\">\n");
    for (size_t i = 0; i < bars; i++) {
        size_t at = best_of(result, i * count / bars, (i + 1) * count / bars);
        add_bar(out, &result->sentences[at], i, best);
    }
    add(out, "</svg>\n");
}

/* ---------------------------------------------------------------- the article */

/* Which mentions are open, innermost last, and where each ends. */
typedef struct nest {
    size_t ends[MOST_NESTED];
    size_t depth;
} nest;

static void close_marks(ng_strbuf *out, nest *open, nutgraf_text text, size_t *at, size_t until)
{
    while (open->depth && open->ends[open->depth - 1] <= until) {
        size_t end = open->ends[--open->depth];
        ng_escape_html(out, (nutgraf_text){text.ptr + *at, end - *at});
        *at = end;
        add(out, "</mark>");
    }
}

/* The text with its mentions as elements. One that crosses the end of another ends with it. [marked] counts them by keyword: the
 * first has the name that the tag leads to. */
static void add_marked(ng_strbuf *out, const nutgraf_piece *piece, size_t *marked)
{
    nest open = {.depth = 0};
    size_t at = 0;
    for (size_t i = 0; i < piece->mark_count; i++) {
        nutgraf_mark m = piece->marks[i];
        size_t end = m.offset + m.length;
        close_marks(out, &open, piece->text, &at, m.offset);
        if (open.depth == MOST_NESTED) continue;
        if (open.depth && end > open.ends[open.depth - 1]) end = open.ends[open.depth - 1];
        ng_escape_html(out, (nutgraf_text){piece->text.ptr + at, m.offset - at});
        at = m.offset;
        open.ends[open.depth++] = end;
        if (!marked[m.keyword]++) add_number(out, "<mark id=\"k", m.keyword);
        else add(out, "<mark");
        if (marked[m.keyword] == 1) add(out, "\"");
        add_number(out, " data-k=\"", m.keyword);
        add(out, "\">");
    }
    close_marks(out, &open, piece->text, &at, piece->text.length);
    ng_escape_html(out, (nutgraf_text){piece->text.ptr + at, piece->text.length - at});
}

/* "Sentence 3: rank 1 of 20, score 0.8300, chosen" */
static void add_label(ng_strbuf *out, const nutgraf_result *result, const nutgraf_sentence *s)
{
    add_number(out, "Sentence ", s->index + 1);
    add_number(out, ": rank ", s->rank);
    add_number(out, " of ", result->sentence_count);
    add_score(out, ", score ", s->score);
    if (s->selected) add(out, ", chosen");
}

static void add_sentence(ng_strbuf *out, const nutgraf_result *result, const nutgraf_piece *piece, nutgraf_score best,
                         size_t *marked)
{
    const nutgraf_sentence *s = &result->sentences[piece->sentence];
    size_t tint = s->score > 0 ? (size_t)s->score * (TINTS + 1) / (size_t)best : 0;
    add_number(out, "<span id=\"s", s->index);
    add_number(out, "\" class=\"s t", tint > TINTS ? TINTS : tint);
    add_score(out, s->selected ? " on\" data-c=\"" : "\" data-c=\"", s->centrality);
    add_score(out, "\" data-p=\"", s->position);
    add_score(out, "\" data-t=\"", s->content);
    add(out, "\" data-label=\"");
    add_label(out, result, s);
    add(out, "\">");
    add_marked(out, piece, marked);
    add(out, "<button type=\"button\" aria-expanded=\"false\" aria-controls=\"why\" aria-label=\"");
    add_label(out, result, s);
    add_number(out, "\">", s->rank);
    add(out, "</button></span>\n");
}

/* A run of lines that were removed for one reason is one fold. */
static size_t add_removed(ng_strbuf *out, const nutgraf_result *result, size_t from)
{
    const char *reason = result->pieces[from].reason;
    size_t to = from;
    while (to < result->piece_count && result->pieces[to].reason == reason) to++;
    add(out, "<details class=\"gone\"><summary>");
    add(out, reason[0] == 'm' ? "Read as metadata" : "Removed: ");
    if (reason[0] != 'm') add(out, reason);
    add_number(out, " (", to - from);
    add(out, to - from == 1 ? " line)</summary>\n" : " lines)</summary>\n");
    for (size_t i = from; i < to; i++) add_around(out, "<p dir=\"auto\">", result->pieces[i].text, "</p>\n");
    add(out, "</details>\n");
    return to;
}

static size_t add_paragraph(ng_strbuf *out, const nutgraf_result *result, size_t from, nutgraf_score best, size_t *marked)
{
    size_t i = from;
    add(out, "<p dir=\"auto\">\n");
    while (i < result->piece_count && !result->pieces[i].reason && result->pieces[i].line == result->pieces[from].line) {
        add_sentence(out, result, &result->pieces[i++], best, marked);
    }
    add(out, "</p>\n");
    return i;
}

static void add_article(ng_strbuf *out, const nutgraf_result *result, size_t *marked)
{
    nutgraf_score best = best_score(result);
    add(out, "<h2>The article</h2>\n<p class=\"quiet ui\">The stronger the tint, the higher the score; "
             "the small number is the rank. Underlined: chosen. Point at a sentence or press its number to see what its score is "
             "made of.</p>\n<article");
    add_language(out, result);
    add(out, ">\n");
    for (size_t i = 0; i < result->piece_count;) {
        if (result->pieces[i].reason) i = add_removed(out, result, i);
        else i = add_paragraph(out, result, i, best, marked);
    }
    add(out, "</article>\n");
}

/* ---------------------------------------------------------------- tables */

static void add_row(ng_strbuf *out, const nutgraf_sentence *s)
{
    add_number(out, s->selected ? "<tr class=\"on\"><td><a href=\"#s" : "<tr><td><a href=\"#s", s->index);
    add_number(out, "\">", s->index + 1);
    add_number(out, s->selected ? "</a> chosen</td><td>" : "</a></td><td>", s->rank);
    add_score(out, "</td><td>", s->score);
    add_score(out, "</td><td>", s->centrality);
    add_score(out, "</td><td>", s->position);
    add_score(out, "</td><td>", s->content);
    add(out, "</td></tr>\n");
}

static void add_scores(ng_strbuf *out, const nutgraf_result *result)
{
    static const char *const heads[] = {"Sentence", "Rank", "Score", "Centrality", "Position", "Content"};
    add(out, "<details><summary>All scores as a table</summary>\n<div class=\"scroll\">\n<table>\n<thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        add(out, "<th scope=\"col\">");
        add(out, heads[i]);
        add(out, "</th>");
    }
    add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < result->sentence_count; i++) add_row(out, &result->sentences[i]);
    add(out, "</tbody>\n</table>\n</div>\n</details>\n");
}

static void add_settings(ng_strbuf *out, const nutgraf_result *result)
{
    add(out, "<details><summary>Settings</summary>\n<dl class=\"settings\">\n");
    for (size_t i = 0; i < result->setting_count; i++) {
        add(out, "<dt>");
        add(out, result->settings[i].name);
        add(out, "</dt><dd dir=\"auto\">");
        ng_escape_html(out, result->settings[i].value);
        add(out, "</dd>\n");
    }
    add_around(out, "<dt>language found</dt><dd>", result->language, "</dd>\n");
    add(out, "<dt>version</dt><dd>nutgraf ");
    add(out, nutgraf_version());
    add(out, "</dd>\n<dt>model</dt><dd>sha256:");
    add(out, result->model_digest);
    add(out, "</dd>\n</dl>\n</details>\n");
}

/* What the script fills when a sentence is pointed at. */
static void add_panel(ng_strbuf *out)
{
    static const char *const parts[][2] = {{"Centrality", "c"}, {"Position", "p"}, {"Content", "t"}};
    add(out, "<aside id=\"why\" aria-label=\"What the score is made of\" aria-live=\"polite\" hidden><div>\n"
             "<p><strong id=\"said\"></strong></p>\n"
             "<button type=\"button\" id=\"shut\" aria-label=\"Close\">&#215;</button>\n<dl>\n");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        add(out, "<dt>");
        add(out, parts[i][0]);
        add(out, "</dt><dd><svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                 "<rect class=\"all\" width=\"100\" height=\"6\"/><rect id=\"bar-");
        add(out, parts[i][1]);
        add(out, "\" width=\"0\" height=\"6\"/></svg></dd><dd class=\"n\" id=\"num-");
        add(out, parts[i][1]);
        add(out, "\"></dd>\n");
    }
    add(out, "</dl>\n</div></aside>\n");
}

/* The article is made first: only then it is known which tags lead somewhere. */
void ng_render_explained(const nutgraf_result *result, ng_strbuf *out)
{
    ng_strbuf article, counts;
    ng_strbuf_init(&article, out->allocator);
    ng_strbuf_init(&counts, out->allocator);
    size_t bytes = (result->keyword_count + 1) * sizeof(size_t);
    size_t *marked = ng_strbuf_reserve(&counts, bytes) ? (size_t *)(void *)counts.ptr : NULL;
    if (marked) {
        memset(marked, 0, bytes);
        add_article(&article, result, marked);
        add_head(out, result);
        add_title(out, result);
        add_summary(out, result);
        add_tags(out, result, marked);
        add_topics(out, result);
        add_chart(out, result);
        ng_strbuf_add(out, ng_strbuf_span(&article));
        add_scores(out, result);
        add_settings(out, result);
        add_panel(out);
        add(out, "</main>\n<script>");
        ng_strbuf_add(out, ng_span_make(page_script, sizeof page_script));
        add(out, "</script>\n</body>\n</html>\n");
    }
    out->failed |= article.failed || counts.failed;
    ng_strbuf_free(&article);
    ng_strbuf_free(&counts);
}
