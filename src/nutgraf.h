/* nutgraf.h - the one public header of libnutgraf, and its manual.
 *
 * nutgraf reads an article, keeps it and drops the page around it, picks the sentences that say what it is about, and tags
 * it. Every sentence of a summary is a verbatim slice of the input; the same bytes, model, options and library version give
 * the same result on every machine; nothing is read from the environment, the locale or the network, nothing is printed,
 * and the process is never ended.
 *
 *     nutgraf_model *model;                          // once, shared by all threads
 *     nutgraf_context *context;                      // one for each thread
 *     nutgraf_result *result;                        // one for each article
 *     nutgraf_error error;
 *     if (nutgraf_model_open(&model, NULL, &error) == NUTGRAF_OK
 *         && nutgraf_context_new(&context, NULL, &error) == NUTGRAF_OK
 *         && nutgraf_run(&result, context, model, NULL, text, length, &error) == NUTGRAF_OK) {
 *         fwrite(result->summary.ptr, 1, result->summary.length, stdout);
 *         nutgraf_result_free(result);
 *     }
 *     nutgraf_context_free(context);
 *     nutgraf_model_close(model);
 *
 * CONVENTIONS
 *   Out-parameters come first. On any status but NUTGRAF_OK the handle that *out would have got is NULL and nothing leaks.
 *   Every free function accepts NULL. [error] may be NULL.
 *   Lengths and offsets are bytes of UTF-8 unless their comment says otherwise. Input may be any bytes: what is not
 *   well-formed UTF-8, and NUL, reads as U+FFFD.
 *   Threads: a model, a vocabulary and a topic lexicon are immutable once made and may be used by any number of threads at
 *   once. A context serves one call at a time. A result belongs to whoever holds it and needs nothing else to live.
 *   Memory: all of ours, and PCRE2's, comes from the allocator that a handle was made with. utf8proc allocates nothing here;
 *   libstemmer (one stemmer for each context), cJSON (a record's "tags"), libxml2 (the nesting of a page's tags, feeds), md4c
 *   (Markdown) and iconv (character sets) use malloc. Out of memory is a status.
 */
#ifndef NUTGRAF_H
#define NUTGRAF_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NUTGRAF_VERSION "0.1.0"

#if defined(__GNUC__)
#define NUTGRAF_API __attribute__((visibility("default")))
#else
#define NUTGRAF_API
#endif

/* ---------------------------------------------------------------- status */

/* Append-only: a number never changes its meaning. */
typedef enum nutgraf_status {
    NUTGRAF_OK = 0,
    NUTGRAF_NO_MEMORY = 1,        /* the allocator, or a library inside, got no memory */
    NUTGRAF_INVALID_ARGUMENT = 2, /* an option out of its range, a NULL that is not allowed */
    NUTGRAF_TOO_LARGE = 3,        /* the input is longer than max_bytes or than the library can address */
    NUTGRAF_BAD_JSON = 4,         /* a record is no JSON object */
    NUTGRAF_BAD_RECORD = 5,       /* a field of a record has the wrong type, or there is neither title nor text */
    NUTGRAF_BAD_LANGUAGE = 6,     /* a malformed language code */
    NUTGRAF_BAD_MODEL = 7,        /* a damaged model or topic lexicon */
    NUTGRAF_BAD_VOCABULARY = 8,   /* a tag file with an error */
    NUTGRAF_IO = 9,               /* the write callback failed */
    NUTGRAF_CANCELLED = 10,       /* the cancel callback said so */
    NUTGRAF_UNSUPPORTED = 11      /* a kind of input that this version does not read */
} nutgraf_status;

/* The name of a status as it stands in error records: "bad_json". Never NULL; static storage. */
NUTGRAF_API const char *nutgraf_status_name(nutgraf_status status);

typedef struct nutgraf_error {
    nutgraf_status code;
    size_t offset;     /* byte of the input, or line of a file, that is to blame; 0 when there is none */
    char message[256]; /* for a person: lower case, no full stop, NUL-terminated UTF-8 */
} nutgraf_error;

/* The library's version, "0.1.0". Static storage. */
NUTGRAF_API const char *nutgraf_version(void);

/* UTF-8. A NUL stands behind it that length does not count, and none inside: NUL reads as U+FFFD. ptr NULL = absent. */
typedef struct nutgraf_text {
    const char *ptr;
    size_t length;
} nutgraf_text;

/* ---------------------------------------------------------------- memory */

/* [allocate] returns memory aligned for any type or NULL; [release] takes what allocate returned (never NULL). Both are
 * called from every thread that uses a handle made with them. Copied by the functions that take it; NULL there means
 * malloc and free. */
typedef struct nutgraf_allocator {
    void *(*allocate)(void *user, size_t size);
    void (*release)(void *user, void *memory);
    void *user;
} nutgraf_allocator;

/* ---------------------------------------------------------------- handles */

typedef struct nutgraf_model nutgraf_model;           /* languages: stop words, tables, weights, patterns */
typedef struct nutgraf_context nutgraf_context;       /* memory reused from one run to the next */
typedef struct nutgraf_vocabulary nutgraf_vocabulary; /* a newsroom's tag file */
typedef struct nutgraf_topics nutgraf_topics;         /* a desk's own topic lexicon */
typedef struct nutgraf_abbreviations nutgraf_abbreviations; /* a newsroom's own abbreviations */
typedef struct nutgraf_stopwords nutgraf_stopwords;   /* a newsroom's own stop words */
typedef struct nutgraf_denied nutgraf_denied;         /* what a newsroom never wants as a keyword or tag */

/* Opens the embedded default model. About 2 ms. */
NUTGRAF_API nutgraf_status nutgraf_model_open(nutgraf_model **out, const nutgraf_allocator *allocator, nutgraf_error *error);

/* A file of a model: its path below models/ ("fr/cuts.txt", "und/rank.model") or "stopwords/fr.txt", and its bytes. */
typedef struct nutgraf_model_file {
    const char *path;
    const char *data;
    size_t length;
} nutgraf_model_file;

/* The default model with [count] files of the caller's own in the places of its files of the same paths; others stand beside
 * them, as those of a language that it does not have. Copied and not trusted: a path that a model has no use for or that is given
 * twice, and what is damaged, are NUTGRAF_BAD_MODEL with a message that names the file. About 30 ms, for the digest. */
NUTGRAF_API nutgraf_status nutgraf_model_open_files(nutgraf_model **out, const nutgraf_model_file *files, size_t count,
                                                    const nutgraf_allocator *allocator, nutgraf_error *error);

NUTGRAF_API void nutgraf_model_close(nutgraf_model *model);

/* SHA-256 of the model's files as 64 hex digits; lives as long as the model. */
NUTGRAF_API const char *nutgraf_model_digest(const nutgraf_model *model);

/* The languages with stop words, by index: code ("en") or NULL behind the last one. Their texts get more than the first
 * sentences for a summary. Lives as long as the model. */
NUTGRAF_API const char *nutgraf_model_language(const nutgraf_model *model, size_t index);

/* What the model has for a language: numbers of entries, 0 for none. */
typedef struct nutgraf_language {
    const char *code;       /* "fr" */
    const char *name;       /* "French" */
    size_t abbreviations;   /* for sentence ends; a language without any has those that several languages share */
    size_t stop_words;      /* for the choice of sentences; with the particles of a script without spaces */
    const char *stemmer;    /* the algorithm of libstemmer, NULL: each word is its own stem */
    size_t tag_words;       /* counted words for keywords; without them a keyword is found by its form and place alone */
    size_t topics;          /* labels of the built-in topics */
} nutgraf_language;

/* All languages with data of any kind, by index. 0 behind the last one: *language is all 0 then. [size] is
 * sizeof(nutgraf_language) as the caller was compiled. What it points to lives as long as the model. */
NUTGRAF_API int nutgraf_language_at(const nutgraf_model *model, size_t index, nutgraf_language *language, size_t size);

/* The default topic labels of a language, by index: the name, or ptr NULL behind the last one. *uri (may be NULL) gets the
 * address. Both live as long as the model and, unlike other texts, have no NUL behind them. */
NUTGRAF_API nutgraf_text nutgraf_model_topic(const nutgraf_model *model, const char *language, size_t index,
                                             nutgraf_text *uri);

/* The same of the narrower concepts of topic number [topic], such as "earthquake". */
NUTGRAF_API nutgraf_text nutgraf_model_narrower(const nutgraf_model *model, const char *language, size_t topic, size_t index,
                                                nutgraf_text *uri);

NUTGRAF_API nutgraf_status nutgraf_context_new(nutgraf_context **out, const nutgraf_allocator *allocator,
                                               nutgraf_error *error);
NUTGRAF_API void nutgraf_context_free(nutgraf_context *context);

/* Reads a newsroom's tag file from [data] (UTF-8; copied). [file] names it in messages. Lines:
 *     Canonical; alias; alias [| uri=... | type=person | case]
 *     -never match
 *     # comment, only where a line begins
 *     an alias written re:PATTERN is a PCRE2 pattern (limits set, no lookbehind)
 * Matching is case-insensitive unless "case"; the longest match wins. A name that stands twice and an alias of two names are
 * errors. error->offset is the line. */
NUTGRAF_API nutgraf_status nutgraf_vocabulary_open(nutgraf_vocabulary **out, const char *data, size_t length, const char *file,
                                                   const nutgraf_allocator *allocator, nutgraf_error *error);
NUTGRAF_API void nutgraf_vocabulary_close(nutgraf_vocabulary *vocabulary);

/* Reads a desk's topics from [data] (copied): a model by `nutgraf-train topics`, or a lexicon (UTF-8) in the format of
 * models/en/topics.txt. [file] names it in messages. */
NUTGRAF_API nutgraf_status nutgraf_topics_open(nutgraf_topics **out, const char *data, size_t length, const char *file,
                                               const nutgraf_allocator *allocator, nutgraf_error *error);
NUTGRAF_API void nutgraf_topics_close(nutgraf_topics *topics);

/* Reads a newsroom's abbreviations from [data] (UTF-8; copied). [file] names it in messages. Lines:
 *     Cllr.  title        # comment
 * an abbreviation with or without its last stop, and the name of its class: title (before a name), number (before a number,
 * else a word), reference (before a number), organisation, place, month, latin (goes on), etc, authors, measure (behind a
 * number), time, general, or none: no abbreviation here. Without a name: general. They come before the language's own.
 * NUTGRAF_BAD_MODEL for a line that is none of this; error->offset is the line. Threads: as a vocabulary. */
NUTGRAF_API nutgraf_status nutgraf_abbreviations_open(nutgraf_abbreviations **out, const char *data, size_t length,
                                                      const char *file, const nutgraf_allocator *allocator,
                                                      nutgraf_error *error);
NUTGRAF_API void nutgraf_abbreviations_close(nutgraf_abbreviations *abbreviations);

/* Reads a newsroom's stop words from [data] (UTF-8; copied). [file] names it in messages. Lines:
 *     photo        # a stop word, whatever the language's list says
 *     -may         # no stop word
 *     -*           # the language's list does not count: the file replaces it
 * NUTGRAF_BAD_MODEL for a line that is not one word, or a word that stands twice; error->offset is the line. With a word to add,
 * a language without a list of its own is ranked like the others. Threads: as a vocabulary. */
NUTGRAF_API nutgraf_status nutgraf_stopwords_open(nutgraf_stopwords **out, const char *data, size_t length, const char *file,
                                                  const nutgraf_allocator *allocator, nutgraf_error *error);
NUTGRAF_API void nutgraf_stopwords_close(nutgraf_stopwords *stopwords);

/* Reads what is never a keyword or tag from [data] (UTF-8; copied): one a line, of a word or more; # begins a comment. Case does
 * not matter, the whole of it must agree: "Trump" does not deny "Donald Trump". It comes before the vocabulary. [file] names it
 * in messages. NUTGRAF_BAD_MODEL for a line that stands twice or is no UTF-8; error->offset is the line. Threads: as a
 * vocabulary. */
NUTGRAF_API nutgraf_status nutgraf_denied_open(nutgraf_denied **out, const char *data, size_t length, const char *file,
                                               const nutgraf_allocator *allocator, nutgraf_error *error);
NUTGRAF_API void nutgraf_denied_close(nutgraf_denied *denied);

/* ---------------------------------------------------------------- options */

typedef enum nutgraf_unit {
    NUTGRAF_SENTENCES = 0,  /* exactly min(length, distinct sentences) */
    NUTGRAF_WORDS = 1,      /* at most length words, as wc -w counts them; in scripts without spaces an ideograph or kana is
                               a word, and three syllables of Thai, Lao, Khmer or Burmese are */
    NUTGRAF_CHARACTERS = 2, /* at most length grapheme clusters (UAX #29), or what count_by says */
    NUTGRAF_RATIO = 3       /* at most this share of the article's words, in millionths, but one whole sentence at
                               least: 0 < length <= 1000000 */
} nutgraf_unit;

/* What a character is where characters are counted: NUTGRAF_CHARACTERS, and presets. */
typedef enum nutgraf_count {
    NUTGRAF_COUNT_DEFAULT = 0,   /* as the preset says; grapheme clusters */
    NUTGRAF_COUNT_GRAPHEME = 1,  /* UAX #29 */
    NUTGRAF_COUNT_CODEPOINT = 2,
    NUTGRAF_COUNT_UTF16 = 3,
    NUTGRAF_COUNT_BYTE = 4,      /* of UTF-8 */
    NUTGRAF_COUNT_X = 5          /* X: most alphabets weigh 1, all else 2, a link 23 */
} nutgraf_count;

/* A place that a description is for, and its budget. */
typedef struct nutgraf_preset {
    const char *name;    /* "seo" */
    nutgraf_unit unit;   /* NUTGRAF_WORDS or NUTGRAF_CHARACTERS */
    size_t length;
    nutgraf_count count;
    const char *about;   /* for a person */
} nutgraf_preset;

/* The presets, by index. 0 behind the last one: *preset is all 0 then. [size] is sizeof(nutgraf_preset) as the caller was
 * compiled. Static storage. */
NUTGRAF_API int nutgraf_preset_at(size_t index, nutgraf_preset *preset, size_t size);

typedef enum nutgraf_scorer {
    NUTGRAF_SCORER_RANK = 0,     /* a learned model over TextRank, position and the sentence itself */
    NUTGRAF_SCORER_TEXTRANK = 1, /* TextRank (Mihalcea & Tarau, EMNLP 2004) alone */
    NUTGRAF_SCORER_LEAD = 2,     /* the first sentences */
    NUTGRAF_SCORER_LEXRANK = 3   /* LexRank (Erkan & Radev, JAIR 2004), the continuous one, alone */
} nutgraf_scorer;

typedef enum nutgraf_offset_unit {
    NUTGRAF_OFFSET_BYTE = 0,
    NUTGRAF_OFFSET_CODEPOINT = 1,
    NUTGRAF_OFFSET_UTF16 = 2
} nutgraf_offset_unit;

typedef enum nutgraf_input {
    NUTGRAF_INPUT_TEXT = 0,
    NUTGRAF_INPUT_HTML = 1,
    NUTGRAF_INPUT_MARKDOWN = 2 /* CommonMark with tables; YAML or TOML front matter is metadata */
} nutgraf_input;

enum { /* stages, for nutgraf_options.stages */
    NUTGRAF_SUMMARY = 1,
    NUTGRAF_KEYWORDS = 2,
    NUTGRAF_TOPICS = 4,
    NUTGRAF_TAGS = 8,
    NUTGRAF_ALL_STAGES = 15, /* all that a record shows */
    NUTGRAF_SKETCH = 16      /* what a digest compares articles by */
};

#define NUTGRAF_THRESHOLD_DEFAULT (-1.0) /* the topic model's own, fitted for precision */

/* Fill with nutgraf_options_init, then set what you want. [size] lets later versions add fields. The pointers are borrowed
 * for the length of a run. */
typedef struct nutgraf_options {
    size_t size;
    unsigned stages;               /* which parts of the result are wanted; NUTGRAF_ALL_STAGES */
    int keep_all;                  /* 1: every line is article (--no-clean); 0 */
    int clean_only;                /* 1: result->text is filled, nothing is ranked or tagged; 0 */
    const char *title;             /* NUL-terminated, or NULL */
    const char *url;               /* NUL-terminated, or NULL: only echoed */
    const char *language;          /* BCP 47 or ISO 639 code, or "auto"; NULL means "auto" */
    nutgraf_unit unit;             /* NUTGRAF_SENTENCES */
    size_t length;                 /* 3; > 0 */
    int by_rank;                   /* 1: best sentence first; 0: order of the document */
    int all_sentences;             /* 1: unselected sentences too; 0 */
    nutgraf_scorer scorer;         /* NUTGRAF_SCORER_RANK */
    double lead_weight;            /* how much position counts, 0..10; 1 */
    size_t keywords;               /* at most so many keywords, and so many tags; 8 */
    int phrases;                   /* 1: keyword style "phrases", 0: "names" */
    int only_listed;               /* 1: tags only from the vocabulary */
    size_t topics;                 /* at most so many subjects, their narrower ones not counted; 2 */
    double topic_threshold;        /* least confidence, 0..1, 0 = always answer; NUTGRAF_THRESHOLD_DEFAULT */
    const nutgraf_vocabulary *vocabulary; /* NULL */
    const nutgraf_topics *topic_lexicon;  /* NULL: the language's own */
    nutgraf_offset_unit offset_unit;      /* NUTGRAF_OFFSET_BYTE */
    size_t max_bytes;              /* longer input is NUTGRAF_TOO_LARGE; 64 MiB, at most 1 GiB */
    int (*cancel)(void *user);     /* called between stages; not 0 ends the run with NUTGRAF_CANCELLED; NULL */
    void *cancel_user;
    int no_split_rules;            /* 1: the learned model alone says where sentences end, to measure what the rules do; 0 */
    const nutgraf_abbreviations *abbreviations; /* NULL: the language's alone */
    const nutgraf_stopwords *stopwords;         /* NULL: the language's alone */
    nutgraf_input input;           /* what nutgraf_run reads; NUTGRAF_INPUT_TEXT. A record says itself what it holds */
    double redundancy;             /* how little a sentence may repeat of those taken before it, 0..1: one that repeats more is
                                      passed over, and comes in again when there is room left. 1: no three content words in a
                                      row, and less than 60% of its words; 0: only equal sentences are passed over; 1 */
    const char *query;             /* what the reader asks for, NUL-terminated: three quarters of a score are how many of its
                                      words a sentence holds; NULL */
    const char *must;              /* words, NUL-terminated: the best sentence that holds most of them is in the summary; NULL */
    int passthrough;               /* 1: result->members, which JSON and JSONL have behind their own; 0 */
    const char *fit;               /* a preset's name: result->description is made, never longer than the preset says; NULL */
    size_t fit_length;             /* the description's length in the preset's unit; 0: the preset's own */
    nutgraf_count count_by;        /* what a character is, for the description and for NUTGRAF_CHARACTERS;
                                      NUTGRAF_COUNT_DEFAULT */
    const char *ellipsis;          /* behind a cut, NUL-terminated; it counts. "" for none; NULL: U+2026 */
    int keep_existing;             /* 1: the "description" or "summary" of a record or feed item, else the page's own, else the
                                      article's dek, is the description if it is within the budget; 0 */
    int explain;                   /* 1: result->pieces and result->settings, for a page that shows why, and all_sentences; 0 */
    const nutgraf_denied *denied;  /* NULL: nothing is denied */
} nutgraf_options;

/* The defaults above. [size] is sizeof(nutgraf_options) as the caller was compiled. */
NUTGRAF_API void nutgraf_options_init(nutgraf_options *options, size_t size);

/* Whether a run would take them: NUTGRAF_INVALID_ARGUMENT for a number out of its range, an unknown preset, or a [url], [query],
 * [must] or [ellipsis] that is not valid UTF-8. Each run asks the same; this is for who wants to know before the first one. NULL:
 * the defaults. */
NUTGRAF_API nutgraf_status nutgraf_options_check(const nutgraf_options *options, nutgraf_error *error);

/* NUTGRAF_OK when [code] is "auto" or a well-formed language code, else NUTGRAF_BAD_LANGUAGE. */
NUTGRAF_API nutgraf_status nutgraf_language_check(const char *code, nutgraf_error *error);

/* ---------------------------------------------------------------- result */


/* Where something stands in the source, in the unit of result->offset_unit. The source is the input of nutgraf_run, the
 * decoded "text" of a record, or a page as UTF-8 (result->offset_base says which). */
typedef struct nutgraf_place {
    size_t offset;
    size_t length;
} nutgraf_place;

/* Scores are millionths: 0..1000000, higher is better. */
typedef int32_t nutgraf_score;

typedef struct nutgraf_sentence {
    nutgraf_text text;        /* a verbatim slice: see "Text" below */
    nutgraf_place place;
    nutgraf_score score;
    nutgraf_score centrality; /* with position and content, what the score is the sum of */
    nutgraf_score position;
    size_t rank;              /* 1 = best */
    size_t index;             /* 0 = first of the article */
    size_t graphemes;         /* of the text (UAX #29): what a length limit counts */
    int selected;
    nutgraf_score content;
} nutgraf_sentence;

typedef struct nutgraf_keyword {
    nutgraf_text text;
    nutgraf_text type;        /* "person", "place", "organisation" or absent */
    nutgraf_score score;
    size_t count;             /* times meant, the title and short forms included */
    const nutgraf_place *mentions; /* in the text, ascending */
    size_t mention_count;
} nutgraf_keyword;

typedef struct nutgraf_tag {
    nutgraf_text name;
    nutgraf_text uri;
    nutgraf_text type;
    const char *source;       /* "vocabulary", "given", "keyword" or "topic" */
} nutgraf_tag;

typedef struct nutgraf_subject {
    nutgraf_text name;
    nutgraf_text uri;         /* absent for a desk's own labels */
    nutgraf_score confidence;
    const struct nutgraf_subject *narrower; /* concepts of the same vocabulary that are a part of this one, as "earthquake" of
                                               "disaster", best first; only those that are sure, whatever the threshold */
    size_t narrower_count;    /* at most 2; those have none themselves */
} nutgraf_subject;

typedef struct nutgraf_removed {
    nutgraf_place place;
    const char *reason;       /* "paywall", "share", "related", "navigation", "advert", "cookie", "caption", "copyright",
                                 "comments", "author-bio", "newsletter", "duplicate" or "table" */
} nutgraf_removed;

/* A mention in a piece's text, in bytes of it: [keyword] is the number of result->keywords. One may lie in another. */
typedef struct nutgraf_mark {
    size_t offset;
    size_t length;
    size_t keyword;
} nutgraf_mark;

/* A sentence, or a line that is none. */
typedef struct nutgraf_piece {
    nutgraf_text text;
    size_t line;              /* number of the line, or paragraph, that it stands in */
    size_t sentence;          /* its index, when [reason] is NULL */
    const char *reason;       /* why it was removed, as in nutgraf_removed, or "metadata": a headline, a byline, a date */
    const nutgraf_mark *marks;
    size_t mark_count;
} nutgraf_piece;

/* An option as it was used: "scorer", "rank". */
typedef struct nutgraf_setting {
    const char *name;
    nutgraf_text value;
} nutgraf_setting;

typedef struct nutgraf_member {
    nutgraf_text name;
    nutgraf_text json;        /* the value, exactly as it was written */
} nutgraf_member;

/* Text: a piece of the source with runs of white space made one space, soft hyphens dropped and undecodable bytes as U+FFFD,
 * of a page or Markdown without its markup and with its references decoded; nothing else is ever changed. Normalising the source
 * at [place] in this way gives the text. */
typedef struct nutgraf_result {
    nutgraf_text id;          /* raw JSON of a record's id, as written; absent otherwise */
    nutgraf_text url;
    nutgraf_text language;    /* "en"; "und" when not identified */
    nutgraf_text headline;
    nutgraf_text dek;
    nutgraf_text slug;
    nutgraf_text byline;
    nutgraf_text dateline;
    nutgraf_text section;
    nutgraf_text date_published; /* ISO 8601 */
    nutgraf_text date_modified;
    const nutgraf_text *given_tags;
    size_t given_tag_count;
    nutgraf_text summary;     /* the chosen sentences, in their order, one space between them; never NULL */
    nutgraf_text text;        /* with clean_only: the article, paragraphs parted by a blank line */
    int article;              /* 0: there was no article text */
    int truncated;            /* 1: a paywall cut the article off */
    const nutgraf_sentence *sentences; /* the selected ones in their order, or all of them in document order */
    size_t sentence_count;
    const nutgraf_keyword *keywords;   /* best first */
    size_t keyword_count;
    const nutgraf_tag *tags;
    size_t tag_count;
    const nutgraf_subject *subjects;
    size_t subject_count;
    size_t word_count;        /* words and numbers of the article's sentences; without spaces see NUTGRAF_WORDS */
    nutgraf_offset_unit offset_unit;
    const char *offset_base;  /* "input", "field" or "page" */
    const nutgraf_removed *removed;
    size_t removed_count;
    const char *const *warnings; /* "no_article", "replaced_bytes", "no_language_data", "truncated", "bad_language",
                                    "no_topics" */
    size_t warning_count;
    const char *model_digest; /* lives as long as the model */
    nutgraf_allocator allocator; /* the context's; nutgraf_render uses it */
    nutgraf_text source;         /* of a page: the publication's name */
    nutgraf_text canonical_url;  /* the address that the page gives for itself */
    nutgraf_text image;          /* the address of its leading picture */
    const nutgraf_member *members; /* with passthrough: those of the record, in their order, of a name that stands twice the
                                      last; JSON leaves out those of its own names, and "error", which is a failure's */
    size_t member_count;
    nutgraf_text description;    /* with options.fit: whole sentences, else a clause or a beginning with the ellipsis, within the
                                    budget; empty when nothing fits that does not drop a negation, a denial or a speaker.
                                    Absent without options.fit */
    const uint16_t *sketch;      /* with NUTGRAF_SKETCH: MinHash of the pairs of neighbouring content words. The share of equal
                                    numbers at equal places estimates how much two articles have in common (Jaccard): 0.3 and
                                    more is nearly always one story. NULL for a text without any */
    size_t sketch_size;
    const nutgraf_piece *pieces; /* with options.explain, when sentences were ranked: all that was read, in its order, but a title
                                    that was handed in */
    size_t piece_count;
    const nutgraf_setting *settings; /* with options.explain */
    size_t setting_count;
    nutgraf_text title; /* what a page or a feed may call the article: its headline, or without one and with a summary the best
                           sentence, cut to the 110 graphemes that schema.org's headline may have */
} nutgraf_result;

/* Runs the stages on [text], which may be in any character set: a byte order mark, UTF-16, well-formed UTF-8, what a page
 * declares, a guess, in this order. What had to be decoded is counted in as UTF-8 (offset_base "page"). NUTGRAF_UNSUPPORTED, with
 * a message that says what it is, for a PDF, an archive, an image and their like. [options] NULL means the defaults. A text
 * without an article is no error: result->article is 0 and there is a warning. O(length) for ordinary articles;
 * docs/ARCHITECTURE.md gives the bound of each stage. */
NUTGRAF_API nutgraf_status nutgraf_run(nutgraf_result **out, nutgraf_context *context, const nutgraf_model *model,
                                       const nutgraf_options *options, const char *text, size_t length,
                                       nutgraf_error *error);

/* The same for one line of JSONL: {"id","url","title","text"|"html"|"content_html"|"content_text","language","tags",
 * "date_published","date_modified","authors","description"|"summary","dek","section","source","image"}; the first text that is
 * not empty counts, and "text" that begins with a tag of HTML and ends with one is HTML. The record's fields win over those of
 * the options. A malformed language in a record is a warning. When the line is refused, *id (may be NULL) gets the id's raw JSON
 * if it could be read, borrowed from [line]. */
NUTGRAF_API nutgraf_status nutgraf_run_record(nutgraf_result **out, nutgraf_text *id, nutgraf_context *context,
                                              const nutgraf_model *model, const nutgraf_options *options, const char *line,
                                              size_t length, nutgraf_error *error);

NUTGRAF_API void nutgraf_result_free(nutgraf_result *result);

/* Gets a piece of output; not 0 means that it could not be written and ends the call with NUTGRAF_IO. */
typedef int (*nutgraf_write)(void *user, const char *data, size_t length);

/* The items of a feed (RSS 2.0, Atom, JSON Feed) as records for nutgraf_run_record, in their order: [write] gets them as lines of
 * JSONL, in one piece. NUTGRAF_BAD_RECORD or NUTGRAF_BAD_JSON when [data] is no feed. Entities beyond XML's own are dropped, and
 * nothing is loaded. [data] may be in any character set. */
NUTGRAF_API nutgraf_status nutgraf_feed_records(const char *data, size_t length, const nutgraf_allocator *allocator,
                                                nutgraf_write write, void *user, nutgraf_error *error);

/* ---------------------------------------------------------------- rendering */

typedef struct nutgraf_render_options {
    size_t size;
    int explain;         /* 1: what each score is made of. "html" is then a page that shows why, for a result that was made with
                            options.explain; 0 */
    int one_line;        /* 1: "text" is one line: headline, tags, topics, parted by tabs; 0 */
    const char *fields;  /* "summary,tags": JSON and JSONL have only these members, in the record's own order; NULL: all */
    int color;           /* 1: "text" sets headline and labels off by escape sequences; 0 */
    size_t width;        /* columns after which "text" breaks lines; 0: never */
} nutgraf_render_options;

NUTGRAF_API void nutgraf_render_options_init(nutgraf_render_options *options, size_t size);

/* The formats, by index, or NULL behind the last one: "text", "json", "jsonl", "blurb" (for a newsletter), "md", "html" (a
 * fragment), "yaml" and "toml" (front matter), "jsonld" (schema.org NewsArticle), "ninjs" (IPTC, 3.1), "meta" (elements for a
 * page's head), "tsv". Static storage. */
NUTGRAF_API const char *nutgraf_format(size_t index);

/* The members of a record, by index: "schema", "id", ..., or NULL behind the last one. Static storage. */
NUTGRAF_API const char *nutgraf_field(size_t index);

/* Writes [result] in a format. NUTGRAF_INVALID_ARGUMENT for an unknown one. [options] NULL means the defaults. The whole
 * output is made in memory first, so that a callback sees all of it or none. */
NUTGRAF_API nutgraf_status nutgraf_render(const nutgraf_result *result, const char *format,
                                          const nutgraf_render_options *options, nutgraf_write write, void *user,
                                          nutgraf_error *error);

/* Writes the JSONL record of a failure: {"id":ID,"error":{"code":"bad_json","message":"...","line":LINE}} and a newline.
 * [id] is raw JSON, or absent for null. Its memory comes from malloc. */
NUTGRAF_API nutgraf_status nutgraf_render_failure(nutgraf_text id, const char *code, const char *message, size_t line,
                                                  nutgraf_write write, void *user, nutgraf_error *error);

/* ---------------------------------------------------------------- digest */

/* Many results made one newsletter. A digest takes what it shows of a result and its sketch, 1 to 2 kB, so that the result may
 * go. It holds at most 32,768 reports, or twice as many as [stories] when that is more; then it lets go the stories that it would
 * show last until half of them are left. It serves one call at a time. */
typedef struct nutgraf_digest nutgraf_digest;

typedef struct nutgraf_digest_options {
    size_t size;
    const char *title;   /* above it, NUL-terminated valid UTF-8, copied; NULL: none */
    int by_topic;        /* 1: stories stand under their first topic; 0 */
    size_t stories;      /* at most so many are shown, 0: all; 0 */
    double similarity;   /* two articles whose sketches have this share in common are one story, 0..1; 0.3 */
} nutgraf_digest_options;

/* The defaults above. */
NUTGRAF_API void nutgraf_digest_options_init(nutgraf_digest_options *options, size_t size);

/* An empty digest. [options] NULL means the defaults. */
NUTGRAF_API nutgraf_status nutgraf_digest_new(nutgraf_digest **out, const nutgraf_digest_options *options,
                                              const nutgraf_allocator *allocator, nutgraf_error *error);
NUTGRAF_API void nutgraf_digest_free(nutgraf_digest *digest);

/* Adds a report: it becomes part of the story of the earlier report that it is most like, or a story of its own. The digest
 * shows its headline, address, publication, date, description (else summary), tags and first subject. Without a sketch
 * (NUTGRAF_SKETCH) it is a story of its own. A result without a headline, an article and a description is passed over. O(1). */
NUTGRAF_API nutgraf_status nutgraf_digest_add(nutgraf_digest *digest, const nutgraf_result *result, nutgraf_error *error);

/* How many reports were added, the stories that they tell, and those of them that were let go and are not shown. One that is
 * told again later counts again. */
NUTGRAF_API size_t nutgraf_digest_reports(const nutgraf_digest *digest);
NUTGRAF_API size_t nutgraf_digest_stories(const nutgraf_digest *digest);
NUTGRAF_API size_t nutgraf_digest_left_out(const nutgraf_digest *digest);

/* Writes it as "text", "md" or "html" (a whole page for a mail: tables, styles in the elements, light and dark).
 * Of a story the best report is shown: one that no paywall cut off, then one with an address, then the longest, then the
 * first; the others are named below it. Stories with more reports come first, then the later date, then the one added
 * first. Topics come in the order of their first stories, stories without one last. NUTGRAF_INVALID_ARGUMENT for another
 * format. */
NUTGRAF_API nutgraf_status nutgraf_digest_render(nutgraf_digest *digest, const char *format, nutgraf_write write, void *user,
                                                 nutgraf_error *error);

#ifdef __cplusplus
}
#endif

#endif
