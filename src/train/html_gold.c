#include "train/html_gold.h"

#include "wrap/utf8.h"

/* Appends the words of [text], folded, each between spaces: " the ferry left ". */
static bool add_words(ng_span text, ng_strbuf *scratch, ng_strbuf *out)
{
    if (!ng_utf8_fold(text, scratch)) return false;
    ng_span folded = ng_strbuf_span(scratch);
    ng_strbuf_add_char(out, ' ');
    bool in_word = false;
    for (size_t at = 0, length; at < folded.len; at += length) {
        uint32_t c;
        length = ng_utf8_decode(folded.ptr + at, folded.len - at, &c);
        if (!length) return false;
        ng_char_class class = ng_utf8_class(c);
        bool alone = class == NG_CHAR_IDEOGRAPH || class == NG_CHAR_SYLLABLE; /* no spaces tell its words apart */
        bool part = class >= NG_CHAR_UPPER && class <= NG_CHAR_DIGIT;
        if (in_word && (alone || !part)) ng_strbuf_add_char(out, ' ');
        if (part) ng_strbuf_add(out, ng_span_make(folded.ptr + at, length));
        in_word = part;
    }
    if (in_word) ng_strbuf_add_char(out, ' ');
    return !out->failed;
}

/* Ends [out] with NUL, so that strstr can be asked. There is none before: it is no letter and no digit. */
static bool end(ng_strbuf *out)
{
    ng_strbuf_add_char(out, '\0');
    return !out->failed;
}

/* The words of all lines that are article, or of all others; no run of words goes beyond its line. */
static bool gather(const ng_gold_page *page, bool article, ng_html_gold_scratch *s, ng_strbuf *out)
{
    ng_strbuf_clear(out);
    for (size_t i = 0; i < page->count; i++) {
        ng_span line = ng_span_slice(page->text, page->starts[i], page->starts[i + 1]);
        if ((page->gold[i] == NG_GOLD_ARTICLE) != article) continue;
        if (!add_words(line, &s->folded, out)) return false;
        ng_strbuf_add_char(out, '\n');
    }
    return end(out);
}

static uint8_t gold_of(const ng_html_gold_scratch *s)
{
    const char *words = s->words.ptr;
    if (!words[1]) return NG_GOLD_EITHER;
    bool noise = strstr(s->noise.ptr, words), article = strstr(s->article.ptr, words);
    if (noise == article) return NG_GOLD_EITHER;
    return article ? NG_GOLD_ARTICLE : NG_GOLD_NOISE;
}

void ng_html_gold_init(ng_html_gold_scratch *s)
{
    ng_strbuf *const all[] = {&s->article, &s->noise, &s->words, &s->folded};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) ng_strbuf_init(all[i], ng_allocator_default());
}

void ng_html_gold_free(ng_html_gold_scratch *s)
{
    ng_strbuf *const all[] = {&s->article, &s->noise, &s->words, &s->folded};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) ng_strbuf_free(all[i]);
}

bool ng_html_gold(const ng_gold_page *page, const ng_lines *lines, ng_html_gold_scratch *s, uint8_t *gold)
{
    if (!gather(page, true, s, &s->article) || !gather(page, false, s, &s->noise)) return false;
    for (size_t i = 0; i < lines->count; i++) {
        ng_strbuf_clear(&s->words);
        if (!add_words(ng_line_text(lines, i), &s->folded, &s->words) || !end(&s->words)) return false;
        gold[i] = gold_of(s);
    }
    return true;
}
