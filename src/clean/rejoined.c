/* The chain pays for each change of sides, so a short paragraph behind a table or between two posts is cheaper lost than kept.
 * What stands between says which it is.
 *
 * C27 a sentence right behind a table that stands below the text is kept when it shares words with the article.
 * C28 a subheading between an advert's label and a kept paragraph is kept.
 * C29 pages of entries (live blogs, threads, questions and answers) put the same short lines between them: "Share this post",
 * "Reply". A sentence that such a line parts from the text above is of the same page, and its heading with it, until other
 * articles, comments, an author or an offer begin. What stands between comments is not known from the article's inside. Times
 * that stand alone between entries ("18:40 Uhr") are such lines, too.
 * C31 the lead: a paragraph below the byline or the date, parted from the text by an advert, a box or a time, is no dek.
 * C32 paragraphs right below an advert's label, or between a box and an offer, with the article above. */
#include "clean/rejoined.h"

static const struct {
    uint32_t sentence;    /* words of the shortest paragraph */
    uint32_t noise;       /* of so many words fewer than one may be of noise */
    size_t rows;          /* of the smallest table */
    uint32_t figures;     /* of a row */
    uint32_t label;       /* words of a table's heading or last line */
    uint32_t heading_least, heading_most;
    uint32_t separator;   /* words of a line between entries */
    size_t reach;         /* lines from the text to the next entry */
    uint32_t times;       /* alone on their lines, that make a live blog */
    size_t lead_reach;    /* lines from the lead to the text */
    size_t lead_meta;     /* lines from the byline to the lead */
    uint32_t lead_words;  /* of one sentence; a shorter one may be a dek below the byline */
    uint32_t lead_noise;  /* of so many words at most one is of noise */
    size_t parts;         /* lines of adverts and boxes in a row */
    uint32_t offer_words; /* "Get our newsletter ... Sign up here." */
} LIMITS = {8, 4, 3, 2, 5, 2, 15, 4, 10, 3, 4, 10, 25, 8, 8, 25};

enum { SEPARATORS = 16 }; /* more kinds of lines between entries are not looked for: bounds the search for each line */

bool ng_parted_sentence(const ng_line_features *f, uint32_t least)
{
    return f->end == NG_END_STOP && f->words >= least && f->small * 2 >= f->words && f->noise_words * LIMITS.noise < f->words
        && !ng_line_hint(f, NG_PHRASE_STAFF) && !f->copyright;
}

static bool is_heading(const ng_line_features *f)
{
    return f->words >= LIMITS.heading_least && f->words <= LIMITS.heading_most && !f->end && !f->repeated && !f->time
        && f->numbers * 2 < f->words && !ng_line_is_furniture(f);
}

/* ---------------------------------------------------------------- C27 */

static void keep_below_tables(const ng_surroundings *s, bool *keep)
{
    size_t rows = 0;
    bool text = false; /* above the rows, with nothing but the table's lines between */
    for (size_t i = 0; i < s->count; i++) {
        const ng_line_features *f = &s->lines[i];
        bool row = f->numbers >= LIMITS.figures && f->numbers * 3 >= f->words;
        if (text && !keep[i] && rows >= LIMITS.rows && ng_parted_sentence(f, LIMITS.sentence) && s->shared[i]) keep[i] = true;
        bool label = f->words <= LIMITS.label && !f->end && !ng_line_is_furniture(f);
        text = keep[i] || (text && (row || label));
        rows = keep[i] || !text ? 0 : rows + row;
    }
}

/* ---------------------------------------------------------------- C28 */

static void keep_below_adverts(const ng_surroundings *s, bool *keep)
{
    for (size_t i = 2; i + 1 < s->count; i++) {
        const ng_line_features *label = &s->lines[i - 1];
        bool advert = ng_line_is_furniture(label) && label->reason == NG_REASON_ADVERT;
        bool parted = advert && keep[i - 2] && !keep[i - 1] && keep[i + 1] && s->prose[i + 1];
        if (parted && is_heading(&s->lines[i])) keep[i] = true;
    }
}

/* ---------------------------------------------------------------- C29 */

typedef struct separators {
    uint64_t hashes[SEPARATORS];
    size_t count;
    bool times; /* those of a live blog part as well */
} separators;

static bool has(const separators *set, uint64_t hash)
{
    size_t k = 0;
    while (k < set->count && set->hashes[k] != hash) k++;
    return k < set->count;
}

/* "18:40 Uhr", alone on its line. */
static bool is_time(const ng_line_features *f)
{
    return f->time && f->numbers && f->words <= LIMITS.separator && !f->end;
}

/* "Related", "Comments", "About the author", "Subscribe": no entry stands below. */
static bool ends_entries(const ng_surroundings *s, size_t i)
{
    const unsigned reasons = 1U << NG_REASON_COMMENTS | 1U << NG_REASON_AUTHOR_BIO | 1U << NG_REASON_NEWSLETTER
                             | 1U << NG_REASON_PAYWALL;
    return s->place[i] & NG_IN_BOX || (ng_line_is_furniture(&s->lines[i]) && reasons >> s->lines[i].reason & 1U);
}

/* Short lines that repeat and stand between lines that are kept, or times there. */
static void collect(const ng_surroundings *s, const bool *keep, size_t from, size_t to, separators *out)
{
    uint32_t times = 0;
    *out = (separators){.count = 0};
    for (size_t i = from; i < s->count && !ends_entries(s, i); i++) times += !keep[i] && is_time(&s->lines[i]);
    out->times = times >= LIMITS.times;
    for (size_t i = from; i < to && out->count < SEPARATORS; i++) {
        const ng_line_features *f = &s->lines[i];
        if (keep[i] || !f->repeated || !f->words || f->words > LIMITS.separator || f->end || has(out, f->hash)) continue;
        out->hashes[out->count++] = f->hash;
    }
}

/* The line above entry [i] is its heading: the entry's author, its time or what ends the one before stands above that. */
static bool has_heading(const ng_surroundings *s, const bool *keep, size_t i)
{
    if (i < 2 || keep[i - 1] || keep[i - 2]) return false;
    const ng_line_features *above = &s->lines[i - 2];
    bool frame = above->words <= LIMITS.separator && !above->end && (above->repeated || above->time);
    return is_heading(&s->lines[i - 1]) && frame;
}

static void keep_entries(const ng_surroundings *s, bool *keep)
{
    size_t first = 0, last = s->count, text = s->count; /* the line behind the text above */
    while (first < s->count && !keep[first]) first++;
    while (last > first && !keep[last - 1]) last--;
    separators set;
    collect(s, keep, first, last, &set);
    bool parted = false, entry = false; /* of the page, not its head */
    for (size_t i = first; i < s->count && (set.count || set.times); i++) {
        const ng_line_features *f = &s->lines[i];
        bool near = text < s->count && i < text + LIMITS.reach && (parted || (entry && i == text));
        if (!keep[i] && (has(&set, f->hash) || (set.times && is_time(f)))) parted = true;
        else if (!keep[i] && ends_entries(s, i)) parted = false, text = s->count;
        else if (near && !f->repeated && ng_parted_sentence(f, LIMITS.sentence)) keep[i] = true;
        if (!keep[i]) continue;
        entry = parted || (entry && i == text);
        parted = false;
        text = i + 1;
        if (i > first + 1 && has_heading(s, keep, i)) keep[i - 1] = true;
    }
}

/* ---------------------------------------------------------------- C31 */

/* A byline or a date stands near above, with no running text between. */
static bool is_below_meta(const ng_surroundings *s, size_t i)
{
    for (size_t k = i; k-- > 0 && k + LIMITS.lead_meta >= i && !s->prose[k];) {
        if (ng_line_is_meta(&s->lines[k])) return true;
    }
    return false;
}

static void keep_lead(const ng_surroundings *s, bool *keep)
{
    size_t first = 0;
    while (first < s->count && !keep[first]) first++;
    size_t i = first;
    while (i > 0 && first - i < LIMITS.lead_reach && !s->prose[i - 1]) i--;
    if (first == s->count || i == 0 || !s->prose[i - 1]) return;
    const ng_line_features *f = &s->lines[--i];
    bool paragraph = (f->sentences || f->words >= LIMITS.lead_words) && f->noise_words * LIMITS.lead_noise <= f->words;
    if (paragraph && s->shared[i] && !(s->place[i] & NG_IS_DEK) && is_below_meta(s, i)) keep[i] = true;
}

/* ---------------------------------------------------------------- C32 */

static bool is_advert(const ng_line_features *f)
{
    return ng_line_is_furniture(f) && f->reason == NG_REASON_ADVERT;
}

static bool is_offer(const ng_line_features *f)
{
    bool newsletter = ng_line_is_furniture(f) && f->reason == NG_REASON_NEWSLETTER;
    return newsletter || (f->leading == NG_REASON_NEWSLETTER && f->words <= LIMITS.offer_words);
}

static bool parts_text(const ng_surroundings *s, size_t i)
{
    return is_advert(&s->lines[i]) || is_offer(&s->lines[i]) || s->place[i] & (NG_IN_BOX | NG_PARTS);
}

/* Teasers below a list of other articles look the same: so the last line above must be an advert's, or an offer must follow. */
static void keep_behind_adverts(const ng_surroundings *s, bool *keep)
{
    for (size_t i = 0; i + 2 < s->count; i++) {
        size_t from = i + 1;
        if (!keep[i] || parts_text(s, i)) continue;
        while (from < s->count && from <= i + LIMITS.parts && !keep[from] && parts_text(s, from)) from++;
        size_t to = from;
        while (to < s->count && !keep[to] && ng_parted_sentence(&s->lines[to], LIMITS.sentence)) to++;
        if (from == i + 1 || to == from || to == s->count) continue;
        if (is_offer(&s->lines[to]) || is_advert(&s->lines[from - 1])) {
            for (size_t k = from; k < to; k++) keep[k] = true;
        }
    }
}

void ng_parted_keep(const ng_surroundings *s, bool *keep)
{
    keep_lead(s, keep);
    keep_below_tables(s, keep);
    keep_below_adverts(s, keep);
    keep_entries(s, keep);
    keep_behind_adverts(s, keep);
}
