/* Abbreviations: the classes of models/LANG/abbreviations.txt, and the files that a newsroom writes itself.
 *
 * A class is what the splitter must know of a word that stands before or behind a place where a sentence may end. The
 * numbers are those of the second column of models/LANG/abbreviations.txt. */
#ifndef NG_MODEL_ABBREVIATIONS_H
#define NG_MODEL_ABBREVIATIONS_H

#include "model/table.h"

typedef enum ng_abbreviation {
    NG_ABBREVIATION_NONE = 0,
    NG_ABBREVIATION_TITLE = 1,        /* stands before a name: "Mr", "Gen"; never ends a sentence (S06) */
    NG_ABBREVIATION_NUMBER = 2,       /* before a number, else an ordinary word: "No", "art" (S07) */
    NG_ABBREVIATION_REFERENCE = 3,    /* before a number or letter, and no ordinary word: "pp", "vol" (S07) */
    NG_ABBREVIATION_ORGANISATION = 4, /* ends a name, and perhaps the sentence: "Inc", "Jr", "Ph.D" (S08) */
    NG_ABBREVIATION_PLACE = 5,        /* "U.S", "Calif", "St" (S09) */
    NG_ABBREVIATION_MONTH = 6,        /* "Jan", "Tues" (S10) */
    NG_ABBREVIATION_LATIN = 7,        /* goes on: "e.g", "vs" (S11) */
    NG_ABBREVIATION_ETC = 8,          /* ends a list, and perhaps the sentence: "etc" (S11) */
    NG_ABBREVIATION_AUTHORS = 9,      /* "al", "ibid": goes on unless a sentence clearly begins (S11) */
    NG_ABBREVIATION_MEASURE = 10,     /* behind a number: "ft", "min" (S12) */
    NG_ABBREVIATION_TIME = 11,        /* "a.m", "p.m" (S13) */
    NG_ABBREVIATION_GENERAL = 12,     /* "dept", "approx": goes on unless a sentence clearly begins (S08) */
    /* No abbreviations, but words whose neighbourhood decides. */
    NG_ABBREVIATION_CALENDAR = 20,    /* goes on behind a time of day: "Monday", "EST" (S13) */
    NG_ABBREVIATION_EXCLAIMED = 21,   /* a name written with an exclamation mark: "Yahoo" (S16) */
    NG_ABBREVIATION_SPEECH = 22,      /* names the speaker of a quotation: "said", "asks" (S17) */
    NG_ABBREVIATION_ORDINAL_NOUN = 24, /* behind "3." or "XIV." in languages that write ordinals so: "Oktober" (S10) */
    NG_ABBREVIATION_STARTER = 25,     /* begins sentences and is no name: "Heute", where stop words are not known (S05) */
    NG_ABBREVIATION_NAME_TOO = 23     /* a stop word that may be a name as well: "Will", "May" (S05) */
} ng_abbreviation;

/* Reads a newsroom's file [data]: an abbreviation a line, with or without its last stop, and behind white space the name of its
 * class ("title", "reference", ...; "general" when there is none; "none" for a word that is no abbreviation here, whatever the
 * language's table says). "#" begins a comment. The table is made in [arena] and does not borrow from [data]. Case does not
 * matter. Errors are NG_BAD_MODEL and name [name] and the line, which is also error->offset. Cost: O(bytes). */
ng_status ng_abbreviations_load(ng_table *table, ng_arena *arena, ng_allocator scratch, ng_span data, const char *name,
                                ng_error *error);

#endif
