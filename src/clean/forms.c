/* C18 a line with a number that stands three times or more with other numbers is a running head; so is one that stands as often
 * with the same words and a number alone on the line above or below, which goes with it.
 * C19 a paragraph that stands twice on a page is read once.
 * C20 a press release ends where its publisher speaks of itself; "for immediate release" and "###" are its frame,
 * what companies print below their news ("Forward-Looking Statements", "Conference Call", "SOURCE Kestrel Foods") its end.
 * C39 a list of sources below the text, and what follows it, is no article; C40 nor is what a newsletter's sponsor says.
 * A form is known by two of its marks, never by one, but for C18 and C19, where repetition is the mark, and C40, whose words
 * nobody else uses. */
#include "clean/forms.h"

static const struct {
    uint32_t head_least, head_most; /* words of a running head without its numbers */
    uint32_t head_times;
    /* Where the same words stand beside a number: of its words, so often, kinds of them. */
    uint32_t head_short, head_numbered, heads;
    uint32_t paragraph;    /* words of what is worth reading once */
    uint32_t about_words;  /* "About Kestrel Foods" */
    uint32_t contact_words; /* of a line above an address, of the same contact */
    uint32_t source_words; /* a source has as many, its heading no more */
    uint32_t sponsor_words; /* of a label */
    size_t sponsor_bytes;  /* of a paragraph, in which it says whom it is from */
    size_t slots;
} LIMITS = {3, 12, 3, 2, 2, 4, 10, 6, 4, 4, 8, 120, 64};

/* ---------------------------------------------------------------- C18: running heads */

/* The words of a line that may be a running head, without its numbers; 0 when it is none. */
static uint64_t head_key(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    uint32_t words = f->words - f->numbers;
    if (f->end || f->numbers == 0 || words < LIMITS.head_least || words > LIMITS.head_most) return 0;
    const ng_token *items = view->tokens->items;
    if (items[from].kind != NG_TOKEN_NUMBER && items[to - 1].kind != NG_TOKEN_NUMBER) return 0;
    uint64_t key = 1;
    for (size_t i = from; i < to; i++) {
        if (items[i].kind == NG_TOKEN_WORD) key = ng_hash_pair(key, view->tokens->words[items[i].word].hash);
    }
    return key;
}

/* Counts in a small table, in which keys of one slot share their count only when they are equal: a head that finds its slot taken
 * by another one stays where it is. */
static void take_running_heads(const ng_clean_view *view, ng_kept_line *kept)
{
    struct {
        uint64_t key;
        uint32_t times;
    } slots[64] = {{0, 0}};
    for (unsigned pass = 0; pass < 2; pass++) {
        for (size_t i = view->first; i < view->lines->count; i++) {
            uint64_t key = head_key(view, i);
            size_t at = (size_t)(key % LIMITS.slots);
            if (key == 0) continue;
            if (pass == 0 && slots[at].times == 0) slots[at].key = key;
            if (slots[at].key != key) continue;
            if (pass == 0) slots[at].times++;
            else if (slots[at].times >= LIMITS.head_times) ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_DUPLICATE);
        }
    }
}

/* A number alone on its line: of a page. */
static bool is_page_number(const ng_clean_view *view, size_t line)
{
    return line < view->lines->count && view->features[line].words == 1 && view->features[line].numbers == 1;
}

/* The line of a page number above or below [line]; lines.count when there is none. */
static size_t number_beside(const ng_clean_view *view, size_t line)
{
    if (line > view->first && is_page_number(view, line - 1)) return line - 1;
    return is_page_number(view, line + 1) ? line + 1 : view->lines->count;
}

/* The same head on each page, with the page's number above or below it. [head] is the first of its lines. */
static void take_equal_heads(const ng_clean_view *view, size_t head, ng_kept_line *kept)
{
    size_t n = view->lines->count, times = 0, numbered = 0;
    uint64_t hash = view->features[head].hash;
    for (size_t i = head; i < n; i++) {
        if (view->features[i].hash != hash) continue;
        times++;
        numbered += number_beside(view, i) < n;
    }
    if (times < LIMITS.head_times || numbered < LIMITS.head_numbered) return;
    for (size_t i = head; i < n; i++) {
        if (view->features[i].hash != hash) continue;
        size_t number = number_beside(view, i);
        ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_DUPLICATE);
        if (number < n) ng_kept_take(&kept[number], NG_ROLE_NOISE, NG_REASON_DUPLICATE);
    }
}

/* One head, or one for each side: more are not looked for, so that the pass stays linear. */
static void take_heads_with_numbers(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t heads = 0;
    for (size_t i = view->first; i < view->lines->count && heads < LIMITS.heads; i++) {
        const ng_line_features *f = &view->features[i];
        bool head = f->repeated && !f->first_copy && !f->end && f->words >= LIMITS.head_short && f->words <= LIMITS.head_most;
        if (!head) continue;
        take_equal_heads(view, i, kept);
        heads++;
    }
}

/* ---------------------------------------------------------------- C19: an article that stands twice */

/* Equal lines find each other by what measure_line noted: only lines that are repeated are looked at. */
static void take_second_copy(const ng_clean_view *view, ng_kept_line *kept)
{
    for (size_t i = view->first; i < view->lines->count; i++) {
        const ng_line_features *f = &view->features[i];
        if (!kept[i].keep || f->words < LIMITS.paragraph || f->first_copy == 0) continue;
        if (kept[f->first_copy - 1].keep) ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_DUPLICATE);
    }
}

/* ---------------------------------------------------------------- C20: press releases */

static bool is_end_mark(const ng_clean_view *view, size_t line)
{
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    return to == from + 1 && ng_token_is_mark(&view->tokens->items[from], '#') && view->tokens->items[from].run == 3;
}

/* A short line that the pattern [name] knows: "about" is "About Kestrel Foods", "Über die Kestrel AG", but not "About us" and no
 * other item of a menu; "disclaimer" is what only companies print below their news, "Forward-Looking Statements". */
static ng_status is_headed(const ng_clean_view *view, ng_regex_scratch *scratch, ng_span name, size_t line, bool *found)
{
    const ng_line_features *f = &view->features[line];
    ng_regex_match match;
    *found = false;
    if (ng_line_ends(f) || f->words < 2 || f->words > LIMITS.about_words) return NG_OK;
    return ng_language_search(view->language, name, scratch, ng_line_text(view->lines, line), found, &match);
}

static bool is_press_line(const ng_line_features *f)
{
    return f->leading == NG_PHRASE_PRESS && f->words <= LIMITS.about_words;
}

/* What is seen of a release on the way through it. */
typedef struct release {
    size_t text;    /* the first paragraph that is kept; lines.count when there is none */
    size_t end;     /* the first "About ...", end mark, contact or disclaimer behind it; lines.count when there is none */
    size_t marks;
    size_t certain; /* marks that nothing but a release has */
} release;

/* Nouns make many capitals in German, so that length and an end are enough here. */
static bool is_paragraph(const ng_line_features *f)
{
    return ng_line_is_prose(f) || (f->words > LIMITS.about_words && ng_line_ends(f));
}

/* Everything but "About ...", which is asked for only where this finds something: most texts are no releases. */
static ng_status find_frame(const ng_clean_view *view, ng_regex_scratch *scratch, const ng_kept_line *kept, release *out)
{
    size_t n = view->lines->count;
    *out = (release){.end = n, .text = n};
    for (size_t i = view->first; i < n; i++) {
        bool mark = is_end_mark(view, i) || is_press_line(&view->features[i]), disclaimer = false;
        ng_status status = NG_OK;
        if (!mark && i > out->text) status = is_headed(view, scratch, NG_SPAN("disclaimer"), i, &disclaimer);
        if (status != NG_OK) return status;
        out->marks += mark || disclaimer;
        out->certain += mark || disclaimer;
        if ((mark || disclaimer) && i > out->text && i < out->end) out->end = i;
        if (out->text == n && kept[i].keep && is_paragraph(&view->features[i])) out->text = i;
    }
    return NG_OK;
}

static ng_status find_abouts(const ng_clean_view *view, ng_regex_scratch *scratch, release *out)
{
    for (size_t i = view->first; i < view->lines->count; i++) {
        bool about;
        ng_status status = is_headed(view, scratch, NG_SPAN("about"), i, &about);
        if (status != NG_OK) return status;
        out->marks += about;
        if (about && i > out->text && i < out->end) out->end = i;
    }
    return NG_OK;
}

/* Whom to ask, above the headline: a line with an address, and the short ones right above it, as "Contact:" and a name. */
static void take_contacts(const ng_clean_view *view, ng_kept_line *kept)
{
    size_t seen = view->first; /* lines above this one have been looked at from the address before */
    for (size_t i = seen; i < view->lines->count && !ng_line_is_prose(&view->features[i]); i++) {
        if (!view->features[i].address) continue;
        for (size_t k = i + 1; k > seen && (k == i + 1 || view->features[k - 1].words <= LIMITS.contact_words); k--) {
            ng_kept_take(&kept[k - 1], NG_ROLE_NOISE, NG_REASON_NAVIGATION);
            if (view->lines->items[k - 1].blank_before) break;
        }
        seen = i + 1;
    }
}

static ng_status take_press_frame(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept)
{
    release found;
    size_t n = view->lines->count;
    ng_status status = find_frame(view, scratch, kept, &found);
    if (status != NG_OK || found.certain == 0) return status;
    status = find_abouts(view, scratch, &found);
    if (status != NG_OK || found.marks < 2) return status;
    for (size_t i = view->first; i < n; i++) {
        if (is_press_line(&view->features[i])) ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_NAVIGATION);
    }
    take_contacts(view, kept);
    for (size_t i = found.end; i < n; i++) ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_AUTHOR_BIO);
    return NG_OK;
}

/* ---------------------------------------------------------------- C39: lists of sources */

/* "[3] Penn, H. (2004)", "^ Minutes, 1821", "12. Lind, A." */
static bool is_source(const ng_clean_view *view, size_t line)
{
    const ng_line_features *f = &view->features[line];
    if (f->words < LIMITS.source_words || !f->numbers) return false;
    const ng_token *first = &view->tokens->items[view->tokens->line_first[line]];
    return ng_token_is_mark(first, '[') || ng_token_is_mark(first, '^') || f->numbered || f->time;
}

/* Behind the text, a heading of sources with a source right below it: nothing from there on is text. */
static ng_status take_sources(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept)
{
    bool text = false;
    size_t n = view->lines->count;
    for (size_t i = view->first; i + 1 < n; i++) {
        bool heading = false;
        const ng_line_features *f = &view->features[i];
        text = text || (kept[i].keep && (is_paragraph(f) || f->sentences)); /* a paragraph may end in "[1]" */
        if (!text || f->end || !f->words || f->words > LIMITS.source_words || !is_source(view, i + 1)) continue;
        ng_span line = ng_line_text(view->lines, i);
        ng_regex_match match;
        ng_status status = ng_language_search(view->language, NG_SPAN("sources"), scratch, line, &heading, &match);
        if (status != NG_OK) return status;
        for (size_t k = i; heading && k < n; k++) ng_kept_take(&kept[k], NG_ROLE_NOISE, NG_REASON_RELATED);
        if (heading) return NG_OK;
    }
    return NG_OK;
}

/* ---------------------------------------------------------------- C40: what a newsletter is paid for */

/* The advertisement below its label: short lines and the paragraph that they head. */
static void take_message(const ng_clean_view *view, size_t label, ng_kept_line *kept)
{
    for (size_t i = label; i < view->lines->count; i++) {
        const ng_line_features *f = &view->features[i];
        if (f->words > LIMITS.about_words && !is_paragraph(f)) return;
        ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_ADVERT);
        if (is_paragraph(f)) return;
    }
}

/* "Presented by ..." is a label alone; "A message from ..." heads a text; "Today's newsletter is sponsored by ..." begins one.
 * The first line is none: it may be a headline. */
static ng_status take_sponsors(const ng_clean_view *view, ng_regex_scratch *scratch, ng_kept_line *kept)
{
    for (size_t i = view->first + 1; i < view->lines->count; i++) {
        const ng_line_features *f = &view->features[i];
        bool label = f->words >= 2 && f->words <= LIMITS.sponsor_words && !ng_line_ends(f), found = false;
        if (!label && !(kept[i].keep && is_paragraph(f))) continue;
        ng_span line = ng_line_text(view->lines, i);
        if (!line.len || !strchr(label ? "aipstbAIPSTB" : "pstbPSTB", line.ptr[0])) continue; /* what the patterns begin with */
        if (line.len > LIMITS.sponsor_bytes) line.len = LIMITS.sponsor_bytes;
        ng_regex_match match;
        ng_span name = label ? NG_SPAN("sponsor") : NG_SPAN("sponsored");
        ng_status status = ng_language_search(view->language, name, scratch, line, &found, &match);
        if (status != NG_OK) return status;
        if (!found) continue;
        if (label && match.start[1] != SIZE_MAX) take_message(view, i, kept);
        else ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_ADVERT);
    }
    return NG_OK;
}

ng_status ng_forms_take(const ng_clean_view *view, bool page, ng_regex_scratch *scratch, ng_kept_line *kept)
{
    take_running_heads(view, kept);
    if (!page) take_heads_with_numbers(view, kept);
    ng_status status = take_press_frame(view, scratch, kept);
    if (status == NG_OK) status = take_sources(view, scratch, kept);
    if (status == NG_OK) status = take_sponsors(view, scratch, kept);
    if (status == NG_OK && page) take_second_copy(view, kept);
    return status;
}
