#include "result/explain.h"

#include "base/strbuf.h"
#include "result/reasons.h"

#include <stdlib.h>

static bool copy(ng_arena *arena, ng_span text, nutgraf_text *to)
{
    ng_span kept = ng_arena_copy(arena, text);
    *to = (nutgraf_text){kept.ptr, kept.len};
    return kept.ptr != NULL;
}

/* ---------------------------------------------------------------- mentions */

/* A mention with the keyword that it is one of. */
typedef struct place {
    ng_mention at;
    uint32_t keyword;
} place;

/* What begins first comes first, and what holds others before them. */
static int compare_places(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->at.start != y->at.start) return x->at.start < y->at.start ? -1 : 1;
    if (x->at.end != y->at.end) return x->at.end > y->at.end ? -1 : 1;
    return x->keyword < y->keyword ? -1 : x->keyword > y->keyword;
}

static place *list_places(const ng_keywords *keywords, ng_arena *arena, size_t *count)
{
    size_t total = 0, n = 0;
    for (size_t i = 0; i < keywords->count; i++) total += keywords->items[i].mention_count;
    place *places = ng_arena_array(arena, total, sizeof *places);
    for (size_t i = 0; places && i < keywords->count; i++) {
        for (size_t k = 0; k < keywords->items[i].mention_count; k++) {
            places[n++] = (place){keywords->items[i].mentions[k], (uint32_t)i};
        }
    }
    if (places && total) qsort(places, total, sizeof *places, compare_places);
    *count = total;
    return places;
}

/* ---------------------------------------------------------------- pieces */

typedef struct walk {
    const ng_outcome *from;
    ng_arena *arena;
    nutgraf_piece *pieces;
    nutgraf_mark *marks;
    size_t count, mark_count;
    const place *places;
    size_t place_count, place_at;
} walk;

/* The mentions inside a sentence, counted from its beginning. One that goes beyond its end is left out. */
static void add_marks(walk *w, const ng_sentence *s, nutgraf_piece *piece)
{
    piece->marks = w->marks + w->mark_count;
    for (; w->place_at < w->place_count && w->places[w->place_at].at.start < s->end; w->place_at++) {
        const place *p = &w->places[w->place_at];
        if (p->at.start < s->start || p->at.end > s->end || p->at.end <= p->at.start) continue;
        w->marks[w->mark_count++] = (nutgraf_mark){p->at.start - s->start, p->at.end - p->at.start, p->keyword};
        piece->mark_count++;
    }
}

static bool add_sentence(walk *w, uint32_t index)
{
    const ng_sentence *s = &w->from->sentences.items[index];
    nutgraf_piece *piece = &w->pieces[w->count++];
    *piece = (nutgraf_piece){.line = s->line, .sentence = index};
    add_marks(w, s, piece);
    return copy(w->arena, ng_span_slice(w->from->lines.text, s->start, s->end), &piece->text);
}

static bool add_removed(walk *w, size_t line)
{
    const ng_lines *lines = &w->from->lines;
    const ng_kept_line *kept = &w->from->kept.lines[line];
    nutgraf_piece *piece = &w->pieces[w->count++];
    *piece = (nutgraf_piece){.line = line};
    piece->reason = kept->role == NG_ROLE_NOISE ? ng_result_reason(kept->reason) : "metadata";
    return copy(w->arena, ng_span_slice(lines->text, lines->items[line].start, lines->items[line].end), &piece->text);
}

static bool put_pieces(const ng_outcome *from, nutgraf_result *to, ng_arena *arena)
{
    walk w = {.from = from, .arena = arena};
    place *places = list_places(&from->keywords, arena, &w.place_count);
    w.places = places;
    w.pieces = ng_arena_array(arena, from->sentences.count + from->lines.count, sizeof *w.pieces);
    w.marks = ng_arena_array(arena, w.place_count, sizeof *w.marks);
    if (!places || !w.pieces || !w.marks) return false;
    uint32_t sentence = 0;
    for (size_t line = 0; line < from->lines.count; line++) {
        const ng_kept_line *kept = &from->kept.lines[line];
        if (!kept->keep && kept->role != NG_ROLE_TITLE && !add_removed(&w, line)) return false;
        for (; sentence < from->sentences.count && from->sentences.items[sentence].line == line; sentence++) {
            if (!add_sentence(&w, sentence)) return false;
        }
    }
    to->pieces = w.pieces;
    to->piece_count = w.count;
    return true;
}

/* ---------------------------------------------------------------- settings */

typedef struct list {
    nutgraf_setting items[16];
    size_t count;
    ng_strbuf value;
    ng_arena *arena;
    bool failed;
} list;

/* What stands in the buffer is the value of [name]. */
static void end_setting(list *l, const char *name)
{
    nutgraf_setting *setting = &l->items[l->count++];
    setting->name = name;
    l->failed |= l->value.failed || !copy(l->arena, l->value.len ? ng_strbuf_span(&l->value) : NG_SPAN(""), &setting->value);
    ng_strbuf_clear(&l->value);
}

static void set_text(list *l, const char *name, const char *value)
{
    if (!value) return;
    ng_strbuf_add_cstr(&l->value, value);
    end_setting(l, name);
}

static void set_size(list *l, const char *name, size_t value)
{
    ng_strbuf_add_size(&l->value, value);
    end_setting(l, name);
}

static void set_number(list *l, const char *name, double value)
{
    ng_strbuf_add_fixed4(&l->value, (int64_t)(value * 1000000 + 0.5));
    end_setting(l, name);
}

static void set_length(list *l, const nutgraf_options *options)
{
    static const char *const units[] = {" sentences", " words", " characters", " of the words"};
    if (options->unit == NUTGRAF_RATIO) ng_strbuf_add_fixed4(&l->value, (int64_t)options->length);
    else ng_strbuf_add_size(&l->value, options->length);
    ng_strbuf_add_cstr(&l->value, units[options->unit]);
    end_setting(l, "length");
}

static void list_settings(list *l, const nutgraf_options *options)
{
    static const char *const scorers[] = {"rank", "textrank", "lead", "lexrank"};
    set_text(l, "scorer", scorers[options->scorer]);
    set_length(l, options);
    set_text(l, "order", options->by_rank ? "rank" : "document");
    set_number(l, "redundancy", options->redundancy);
    set_number(l, "lead weight", options->lead_weight);
    set_text(l, "query", options->query);
    set_text(l, "must", options->must);
    set_text(l, "fit", options->fit);
    set_text(l, "language", options->language ? options->language : "auto");
    set_text(l, "cleaning", options->keep_all ? "off" : "on");
    set_size(l, "keywords", options->keywords);
    set_text(l, "keyword style", options->phrases ? "phrases" : "names");
    set_text(l, "tag file", options->vocabulary ? options->only_listed ? "only its tags" : "yes" : "none");
    set_text(l, "deny file", options->denied ? "yes" : "none");
    set_size(l, "topics", options->topics);
    if (options->topic_threshold < 0) set_text(l, "topic threshold", "the model's own");
    else set_number(l, "topic threshold", options->topic_threshold);
}

static bool put_settings(const nutgraf_options *options, nutgraf_result *to, ng_arena *arena)
{
    list l = {.arena = arena};
    ng_strbuf_init(&l.value, arena->allocator);
    list_settings(&l, options);
    ng_strbuf_free(&l.value);
    nutgraf_setting *items = ng_arena_array(arena, l.count, sizeof *items);
    if (!items || l.failed) return false;
    memcpy(items, l.items, l.count * sizeof *items);
    to->settings = items;
    to->setting_count = l.count;
    return true;
}

bool ng_result_explain(const ng_outcome *from, const nutgraf_options *options, nutgraf_result *to, ng_arena *arena)
{
    if (from->scores.count != from->sentences.count) return true; /* nothing was ranked: nothing can be explained */
    return put_pieces(from, to, arena) && put_settings(options, to, arena);
}
