/* What can be counted about each line before anything is decided about it. */
#ifndef NG_CLEAN_FEATURES_H
#define NG_CLEAN_FEATURES_H

#include "model/model.h"
#include "model/phrases.h"
#include "parts/kept.h"
#include "parts/lines.h"
#include "parts/tokens.h"

typedef enum ng_line_end {
    NG_END_NONE,
    NG_END_STOP,     /* . ! and their kin in other scripts */
    NG_END_QUESTION,
    NG_END_COLON,
    NG_END_ELLIPSIS  /* a teaser that was cut off */
} ng_line_end;

typedef struct ng_line_features {
    uint64_t hash;      /* of its words, in order */
    uint32_t words;     /* words and numbers; ideographs two by two */
    uint32_t small;     /* words that begin with a small letter, or of a script without case */
    uint32_t numbers;
    uint32_t capitals;   /* words behind the first that begin with a capital */
    uint32_t letters;    /* words that are no numbers */
    uint32_t upper;      /* words without a small letter: "NATO" */
    uint32_t commas;
    uint32_t sentences;  /* ends of sentences inside the line */
    uint32_t separators; /* | / › » • and other marks between the parts of a bar */
    uint32_t money;      /* currency and per-cent signs */
    uint32_t noise_words; /* words that belong to noise phrases */
    uint32_t paywall_words; /* those of a paywall that cuts a text off: of its phrases, accounts and trials not counted */
    uint32_t reasons;    /* bit r: a phrase of ng_reason r */
    uint32_t hints;      /* bit NG_PHRASE_x - NG_PHRASE_HINTS; one bit for all months */
    uint32_t first_copy; /* number of the first line with the same words, counted from 1; 0 for that line itself */
    uint8_t leading;     /* the number of the phrase that the line begins with, 0 if none */
    uint8_t reason;      /* ng_reason of the longest noise phrase */
    uint8_t end;         /* ng_line_end */
    bool bullet;
    bool exclaims;       /* ends in an exclamation mark */
    bool begins_small;
    bool numbered;       /* begins with a short number, as an item does */
    bool address;        /* a web or mail address */
    bool time;           /* a date in figures, a year, a time of the day */
    bool copyright;      /* a (c) sign */
    bool repeated;       /* the same words stand in another line */
} ng_line_features;

/* The document as the rules of this folder see it. */
typedef struct ng_clean_view {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_language *language;
    ng_phrases phrases;
    ng_line_features *features; /* [lines.count] */
    size_t first;               /* the first line of the text: 1 behind a handed-in title */
} ng_clean_view;

static inline bool ng_line_hint(const ng_line_features *f, unsigned hint)
{
    return (f->hints >> (hint - NG_PHRASE_HINTS)) & 1U;
}

static inline bool ng_line_ends(const ng_line_features *f)
{
    return f->end == NG_END_STOP || f->end == NG_END_QUESTION;
}

static inline bool ng_line_leads_byline(const ng_line_features *f)
{
    return f->leading == NG_PHRASE_BYLINE || f->leading == NG_PHRASE_REVIEWER;
}

/* The first line that is kept so far; lines.count when there is none. */
static inline size_t ng_clean_first_kept(const ng_clean_view *view, const ng_kept_line *kept)
{
    size_t i = view->first;
    while (i < view->lines->count && !kept[i].keep) i++;
    return i;
}

/* Measures all lines. False when out of memory. O(tokens). */
bool ng_clean_measure(ng_clean_view *view, ng_arena *arena);

/* A line of running text: long enough, with an end, and not mostly capitals. Language-neutral. */
bool ng_line_is_prose(const ng_line_features *f);

/* "example.com/news", "www.example.org", what stands behind the "@" of a mail address; "U.S" and "p.m" are none. */
bool ng_token_is_address(ng_span text, const ng_token *token);

/* Page furniture by its words alone: noise phrases make up most of a short line. */
bool ng_line_is_furniture(const ng_line_features *f);

#endif
