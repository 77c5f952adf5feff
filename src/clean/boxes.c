/* A box is a heading that announces other articles and the headlines below it. Papers put it between the paragraphs of an
 * article, and then what follows is article again; below the last paragraph it begins the list of other articles. Which of the
 * two it is shows what stands below: an article ends with its tags, its author, something to share; a teaser does not. */
#include "clean/boxes.h"

static const struct {
    uint32_t heading_words; /* "You may also be interested in" */
    size_t box_lines;       /* heading and headlines */
    uint32_t box_words;     /* of a headline */
    uint32_t sentence;      /* words of the shortest paragraph */
    uint32_t noise;         /* of so many words of a short paragraph fewer than one may be of noise */
    size_t near_meta;
    uint32_t meta_words;
    uint32_t headline_least; /* above a dek */
    uint32_t dek_words;
    size_t dek_near_meta;
} LIMITS = {10, 6, 18, 4, 4, 6, 12, 3, 45, 3};

bool ng_line_ends_article(const ng_line_features *f)
{
    if (f->leading == NG_PHRASE_TAGS || ng_line_leads_byline(f) || f->address || f->copyright
        || ng_line_hint(f, NG_PHRASE_STAFF)) return true;
    return ng_line_is_furniture(f) && f->reason != NG_REASON_RELATED && f->reason != NG_REASON_NAVIGATION;
}

static bool is_heading(const ng_line_features *f)
{
    return f->reason == NG_REASON_RELATED && f->words < LIMITS.heading_words && f->end != NG_END_STOP && ng_line_is_furniture(f);
}

static bool is_headline(const ng_line_features *f, bool prose)
{
    bool other = ng_line_is_furniture(f) && f->reason != NG_REASON_RELATED;
    return !prose && !other && f->end != NG_END_STOP && f->words <= LIMITS.box_words;
}

static bool is_pointer(const ng_line_features *f)
{
    return f->leading == NG_REASON_RELATED && f->words > f->noise_words && f->words <= LIMITS.box_words && f->end != NG_END_STOP;
}

/* Running text, or a sentence alone on its line. */
static bool is_paragraph(const ng_line_features *f, bool prose)
{
    bool sentence = f->end == NG_END_STOP && f->words >= LIMITS.sentence && f->small * 2 >= f->words;
    return prose || (sentence && f->noise_words * LIMITS.noise < f->words);
}

/* "Sign up to our newsletter", what it promises, the field and the button. */
static bool is_offer(const ng_line_features *f, bool prose)
{
    return ng_line_is_furniture(f) ? f->reason == NG_REASON_NEWSLETTER : !prose && f->noise_words;
}

/* The line behind the box that begins at [from]; [from] when none does. */
static size_t mark_box(const ng_line_features *lines, const bool *prose, size_t from, size_t count, uint8_t *place)
{
    size_t to = from, most = count - from < LIMITS.box_lines ? count : from + LIMITS.box_lines;
    if (is_heading(&lines[from])) {
        while (to < most && is_headline(&lines[to], prose[to])) place[to++] |= NG_IN_BOX;
    } else if (is_pointer(&lines[from])) {
        place[to++] |= NG_PARTS;
    } else if (ng_line_is_furniture(&lines[from]) && lines[from].reason == NG_REASON_NEWSLETTER) {
        while (to < most && is_offer(&lines[to], prose[to])) place[to++] |= NG_PARTS;
    }
    return to;
}

static void mark_boxes(const ng_line_features *lines, const bool *prose, size_t count, uint8_t *place)
{
    bool text = false; /* right above */
    for (size_t i = 0; i < count;) {
        size_t to = mark_box(lines, prose, i, count, place);
        if (to == i) {
            text = prose[i] || (lines[i].end == NG_END_STOP && lines[i].words >= LIMITS.sentence);
            i++;
            continue;
        }
        bool behind = text; /* a pointer may be a paragraph itself: what is marked already is so to its end */
        for (size_t k = to; behind && k < count && is_paragraph(&lines[k], prose[k]); k++) {
            behind = !(place[k] & NG_BEHIND_BOX);
            place[k] |= NG_BEHIND_BOX;
        }
        text = false;
        i = to;
    }
}

static void mark_ends(const ng_line_features *lines, const bool *prose, size_t count, uint8_t *place)
{
    bool end = false;
    for (size_t i = count; i-- > 0;) {
        if (ng_line_ends_article(&lines[i])) end = true;
        else if (!is_paragraph(&lines[i], prose[i])) end = false;
        else if (end) place[i] |= NG_ABOVE_END;
    }
}

bool ng_line_is_meta(const ng_line_features *f)
{
    if (f->words > LIMITS.meta_words || f->end == NG_END_STOP) return false;
    bool date = f->numbers && (f->time || ng_line_hint(f, NG_PHRASE_MONTH) || ng_line_hint(f, NG_PHRASE_PUBLISHED)
                               || ng_line_hint(f, NG_PHRASE_MODIFIED));
    return date || ng_line_leads_byline(f) || ng_line_hint(f, NG_PHRASE_MINUTES);
}

static bool is_dek(const ng_line_features *f, const ng_line_features *above, bool prose_above)
{
    return f->words <= LIMITS.dek_words && !prose_above && above->words >= LIMITS.headline_least
        && is_headline(above, prose_above);
}

static void mark_above_meta(const ng_line_features *lines, const bool *prose, size_t count, uint8_t *place)
{
    size_t distance = LIMITS.near_meta;
    for (size_t i = count; i-- > 0;) {
        if (distance < LIMITS.near_meta) place[i] |= NG_ABOVE_META;
        if (distance < LIMITS.dek_near_meta && prose[i] && i > 0 && is_dek(&lines[i], &lines[i - 1], prose[i - 1]))
            place[i] |= NG_IS_DEK;
        distance = ng_line_is_meta(&lines[i]) ? 0 : prose[i] ? LIMITS.near_meta : distance + 1;
    }
}

const uint8_t *ng_boxes_measure(const ng_line_features *lines, const bool *prose, size_t count, ng_arena *arena)
{
    uint8_t *place = ng_arena_zeros(arena, count + 1, sizeof *place);
    if (!place) return NULL;
    mark_boxes(lines, prose, count, place);
    mark_ends(lines, prose, count, place);
    mark_above_meta(lines, prose, count, place);
    return place;
}
