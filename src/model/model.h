/* A model: everything that was learned or listed, by language. Immutable once loaded, shared by threads.
 *
 * The defaults are embedded (embedded.h) and read in place; a language is a folder of models/ and a file of stopwords/. A
 * language without data is served by the neutral language, whose tables are empty: stages never meet NULL.
 */
#ifndef NG_MODEL_MODEL_H
#define NG_MODEL_MODEL_H

#include "base/arena.h"
#include "model/additive.h"
#include "model/embedded.h"
#include "model/identifier.h"
#include "model/layers.h"
#include "model/lexicon.h"
#include "model/linear.h"
#include "model/patterns.h"
#include "model/table.h"

/* Version of the features that src/split hands to its model. It goes up with every change of one of them: a model file that was
 * made for others is refused instead of being misread. */
enum { NG_SENTENCE_FEATURES = 2 };

/* The same for src/clean, and how many features a line of a page has: its own, and those of the second layer. */
enum { NG_PAGE_FEATURES = 2, NG_PAGE_OWN = 128, NG_PAGE_CONTEXT = 21 };

/* models/und/headline.model: what clean/headline.c measures of a line that may be the headline. */
enum { NG_HEADLINE_FEATURES = 1, NG_HEADLINE_OWN = 26 };

/* The same for a line of an HTML page, which has one layer. */
enum { NG_MARKUP_FEATURES = 1, NG_MARKUP_OWN = 128 };

/* The same for src/rank, how many of them there are, and the rows of its model: what makes a good only sentence, and what makes
 * one of several. */
enum { NG_RANK_FEATURES = 2, NG_RANK_FEATURE_COUNT = 24, NG_RANK_SINGLE = 0, NG_RANK_SEVERAL = 1, NG_RANK_ROWS = 2 };

/* The same for src/tag: the features of a candidate. */
enum { NG_TAG_FEATURES = 2, NG_TAG_FEATURE_COUNT = 84, NG_PHRASE_FEATURES = 4, NG_PHRASE_FEATURE_COUNT = 471 };

enum { NG_DIGEST_ROOM = 65 }; /* of a model's digest with its NUL */

/* Where a word points back. */
typedef enum ng_reference {
    NG_REFERENCE_PERSON,   /* at the beginning, to someone or something named there: "he", "their" */
    NG_REFERENCE_THOUGHT,  /* at the beginning, to what was said: "but" */
    NG_REFERENCE_NEAR,     /* the same, near the beginning too: "also" */
    NG_REFERENCE_NONE      /* two words at the beginning that point at nothing: "this week" */
} ng_reference;

/* What a cut, and the ranker, must know of a word: a sum of these (models/LANG/cuts.txt). */
typedef enum ng_cut_word {
    NG_CUT_WORD_KEEP = 1,   /* without it the rest says something else: "not", "denied", "but" */
    NG_CUT_WORD_SPEECH = 2, /* names a speaker: "said", "according" */
    NG_CUT_WORD_VERB = 4,   /* a finite verb */
    NG_CUT_WORD_OPENER = 8, /* begins a clause that may be left off: "after" */
    NG_CUT_WORD_ASIDE = 16, /* behind a comma begins an aside: "who" */
    NG_CUT_WORD_LEANS = 32, /* as first word leans on a sentence before: "he", "but" */
    NG_CUT_WORD_MORE = 64,  /* behind a comma begins something that may be left off: "and", "with" */
    NG_CUT_WORD_CONDITION = 128, /* half of its sentence says something else: "if" */
    NG_CUT_WORD_PRONOUN = 256, /* near the beginning, before any name, leans too: "when he" */
    NG_CUT_WORD_KNOWN = 512 /* says of what follows that it is known: "the" */
} ng_cut_word;

/* Of a word that comes to headlines as often as others; what the table does not list has it. */
enum { NG_KEYNESS_NONE = 10 };

/* The tables of a language; the file names stand in model.c. Format: model/table.h. */
typedef enum ng_table_id {
    NG_TABLE_STOPWORDS,     /* word */
    NG_TABLE_ABBREVIATIONS, /* abbreviation without its last dot, value = ng_abbreviation (split), rest = how
                               often it was counted; in models/und how many languages have it, 1 to 9 */
    NG_TABLE_FREQUENCIES,   /* word, value = documents that hold it, rest = "S V": share of small initials and of verb
                               contexts in per cent; "@documents" counts them all. "@united states", value = articles
                               that name that place in any way; "@articles" counts them all */
    NG_TABLE_KEYNESS,       /* word, value = how much it draws to headlines, in tenths of a log-odd above NG_KEYNESS_NONE */
    NG_TABLE_PLACES,        /* place, demonym or abbreviation, value 1 = it only means the place, 2 = so
                               where it is small, rest = name */
    NG_TABLE_PERSONS,       /* surname, rest = the full name of the one person whom it means */
    NG_TABLE_TITLES,        /* job titles and forms of address: "president", "mr"; value = kind, see the file */
    NG_TABLE_GENERIC,       /* words with a part of their own in keywords; value = kind, see the file */
    NG_TABLE_NOISE,         /* words and phrases of page furniture, value = ng_reason */
    NG_TABLE_PARTICLES,     /* function words of a language that does not part its words, value = ng_particle */
    NG_TABLE_REFERENCES,    /* words that point back to the sentence before, value = ng_reference */
    NG_TABLE_CAPTIONS,      /* words that say where in a picture something is, or what someone does there, value =
                               kind, see the file */
    NG_TABLE_DAYS,          /* days of the week, as news names them */
    NG_TABLE_COURTESIES,    /* phrases of greeting, thanks and leave, value = kind, see the file */
    NG_TABLE_HEADS,         /* last words of names that are no persons', value = kind, see the file */
    NG_TABLE_CUTS,          /* what a cut must know of a word, value = sum of ng_cut_word */
    NG_TABLE_KEYPHRASES,    /* models/und: stems, stop words, marks and classes, rest = what each says of a phrase
                               (tag/wording.h) */
    NG_TABLE_COUNT
} ng_table_id;

typedef struct ng_language {
    char code[16];           /* "en"; "und" for the neutral language */
    char name[32];           /* "French"; the code where there is none (models/LANG/language.txt, row "name") */
    char stemmer[32];        /* libstemmer's name, or "" (row "stemmer") */
    bool turkic;             /* "I" is the capital of "ı", "İ" that of "i" (row "casing", turkic) */
    bool starters;           /* a stop word with a capital begins a sentence, wherever it may (row "starters", stop words) */
    bool capital_nouns;      /* a capital says that a word is a noun, not that it is a name (row "capitals", nouns) */
    bool genitives;          /* names take an s: "Trumps Wahl" (row "endings", genitive) */
    bool apostrophes;        /* endings of names stand behind an apostrophe: "Ankara'da" (row "endings", apostrophe) */
    bool small_demonyms;     /* adjectives of places are written small (row "demonyms", small) */
    bool elides; /* stop words that end in an apostrophe are glued to the next word: "l'" (row "elision", stop words) */
    const ng_table *tables[NG_TABLE_COUNT]; /* never NULL */
    ng_lexicon topics;       /* models/LANG/topics.txt; format: topic/topic.h */
    ng_classifier learned_topics; /* models/LANG/topics.model; stands beside the lexicon */
    ng_patterns *own_patterns; /* models/LANG/patterns.txt; NULL when there is none */
    const ng_patterns *patterns; /* those of English, which hold for all languages; never NULL once loaded */
    const ng_table *noise; /* page furniture: English has its own table, any other one those of all in one, models/und/noise.txt:
                              half of the web's pages say "Share", and a menu has too few words to be told by its language */
    const ng_layers *pages;  /* pages.model of the language, else of models/und: which lines of a page are article; these three
                                are never NULL once loaded */
    const ng_layers *headline; /* models/und/headline.model: which line above the article is its headline */
    const ng_layers *markup; /* models/und/markup.model: which lines of an HTML page are */
} ng_language;

/* The first pattern named [name] that matches [text], of the language's own and then of those for all; *found says whether. */
ng_status ng_language_search(const ng_language *language, ng_span name, ng_regex_scratch *scratch, ng_span text, bool *found,
                             ng_regex_match *match);

typedef struct ng_model {
    ng_allocator allocator;
    ng_arena arena;
    ng_arena own;        /* what files of a caller's own take (overlay.h) */
    ng_language neutral;
    ng_language *languages;
    size_t language_count;
    ng_identifier identifier; /* models/und/languages.model; without it languages are known by their scripts alone */
    ng_layers headline;  /* models/und/headline.model */
    ng_layers markup;    /* models/und/markup.model */
    ng_linear sentences; /* models/und/sentences.model, of all languages; empty when there is none */
    ng_additive rank;    /* models/und/rank.model: which sentences make a summary, in all languages */
    ng_layers names;     /* models/und/names.model: which candidates an editor would put on a page */
    ng_layers phrases;   /* models/und/phrases.model: which of them are keyphrases */
    const char *digest; /* SHA-256 of the files, 64 hex digits */
} ng_model;

/* Loads the embedded defaults. On failure *out is NULL and nothing leaks. */
ng_status ng_model_open(ng_model **out, ng_allocator allocator, ng_error *error);

/* The same of other [files], the last one without a path: none of them is trusted. */
ng_status ng_model_open_files(ng_model **out, const ng_embedded_file *files, ng_allocator allocator, ng_error *error);

/* What messages call a file: its path below models/, or that of a list of stop words. */
const char *ng_model_file_name(const char *path);

void ng_model_close(ng_model *model); /* NULL is fine */

/* The data of a language code ("en", "und"); the neutral language when there is none. Never NULL. */
const ng_language *ng_model_language(const ng_model *model, const char *code);

static inline const ng_table *ng_language_table(const ng_language *language, ng_table_id id)
{
    return language->tables[id];
}

/* How many function words a language has, by which words are told from names of things; 0 of a language without such data. */
static inline size_t ng_language_function_words(const ng_language *language)
{
    return ng_language_table(language, NG_TABLE_STOPWORDS)->count + ng_language_table(language, NG_TABLE_PARTICLES)->count;
}

/* Folds a BCP 47 or ISO 639-1/-3 code with optional script ("eng_Latn", "en-GB") to the code used here ("en"). [out] holds
 * 16 bytes. False when it is malformed; well-formed codes that nobody knows are kept as they are. */
bool ng_language_fold(ng_span code, char *out);

#endif
