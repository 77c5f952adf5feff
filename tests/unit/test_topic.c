/* Which label an article gets, how sure, and what a lexicon must look like. Texts and lexicons are written for the test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clean/clean.h"
#include "lex/lex.h"
#include "meta/meta.h"
#include "read/read.h"
#include "split/split.h"
#include "topic/bag.h"
#include "topic/classify.h"
#include "topic/topic.h"

#include <stdio.h>

static ng_model *model;
static ng_arena arena;
static ng_strbuf scratch;
static ng_regex_scratch *regex;
static ng_allocator memory;
static ng_topics topics;
static ng_error error;

static int open_all(void **state)
{
    (void)state;
    memory = ng_allocator_default();
    ng_arena_init(&arena, memory);
    ng_strbuf_init(&scratch, memory);
    regex = ng_regex_scratch_new(&memory);
    return regex && ng_model_open(&model, memory, &error) == NG_OK ? 0 : 1;
}

static int close_all(void **state)
{
    (void)state;
    ng_model_close(model);
    ng_regex_scratch_free(regex);
    ng_strbuf_free(&scratch);
    ng_arena_free(&arena);
    return 0;
}

static ng_tokens tokens;
static ng_meta meta;
static ng_sentences sentences;

static void take_apart(const char *title, const char *text)
{
    const ng_language *en = ng_model_language(model, "en");
    ng_lines lines;
    ng_kept kept;
    assert_int_equal(ng_read(ng_span_cstr(title), ng_span_cstr(text), NG_WRAP_JOIN, &arena, &lines, &error), NG_OK);
    assert_int_equal(ng_lex(&lines, model, "en", &scratch, &arena, &tokens, &error), NG_OK);
    assert_int_equal(ng_clean(&lines, &tokens, en, regex, true, &arena, &kept, &error), NG_OK);
    assert_int_equal(ng_meta_find(&lines, &tokens, &kept, en, regex, &arena, &meta, &error), NG_OK);
    assert_int_equal(ng_split(&lines, &tokens, &kept, &(ng_split_means){.language = en}, &arena, &sentences, &error), NG_OK);
}

static void label_with(const ng_lexicon *lexicon, const char *title, const char *text, size_t limit, ng_score threshold)
{
    ng_topic_options how = {limit, threshold};
    take_apart(title, text);
    if (!lexicon) lexicon = &ng_model_language(model, "en")->topics;
    assert_int_equal(ng_topic_label(&tokens, &meta, &sentences, lexicon, &how, &arena, &topics, &error), NG_OK);
}

static void assert_first(const char *title, const char *text, const char *name)
{
    label_with(NULL, title, text, 2, 0);
    if (topics.count == 0) fail_msg("'%s': no label", text);
    if (!ng_span_equal(topics.items[0].name, ng_span_cstr(name))) {
        fail_msg("'%s' is '%.*s'", text, (int)topics.items[0].name.len, topics.items[0].name.ptr);
    }
}

static ng_status load(const char *data, ng_lexicon *lexicon)
{
    return ng_lexicon_load(lexicon, &arena, ng_span_cstr(data), "desk.txt", &error);
}

static void articles_get_their_label(void **state)
{
    (void)state;
    assert_first("", "The striker scored twice in the second half and the team won the cup final.", "sport");
    assert_first("", "The central bank raised interest rates because inflation ate the profits of retailers.",
                 "economy, business and finance");
    assert_first("", "An earthquake of magnitude six shook the valley; rescuers dug survivors out of the debris.",
                 "disaster, accident and emergency incident");
    assert_first("", "Heavy rain and strong winds are expected, the forecasters said, with snow on the hills.", "weather");
    assert_first("", "The bishop led prayers in the cathedral.", "religion");
    assert_first("", "Dock workers walked out after the union rejected the pay offer, and the strike may last for weeks.",
                 "labour");
}

static void a_headline_is_enough(void **state)
{
    (void)state;
    assert_first("Parliament votes on election law", "", "politics");
    label_with(NULL, "Parliament votes on election law", "", 2, 0);
    assert_true(ng_span_ends(topics.items[0].uri, NG_SPAN("mediatopic/11000000")));
}

static void a_title_counts_more_than_the_body(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load("@a\t0\tA\n@b\t0\tB\nalpha\t100\ta\nbeta\t100\tb\n", &lexicon), NG_OK);
    label_with(&lexicon, "All about alpha", "Only beta stands here, and beta again.", 1, 0);
    assert_true(ng_span_equal(topics.items[0].name, NG_SPAN("A")));
}

static void a_president_alone_is_not_politics(void **state)
{
    (void)state;
    assert_first("", "The president of the club praised the coach and the goalkeeper after the match.", "sport");
    assert_first("", "The company's president said that sales and profit rose and that shareholders get a dividend.",
                 "economy, business and finance");
}

static void confidences_fall_from_one_down(void **state)
{
    (void)state;
    label_with(NULL, "", "The senate voted on the budget after the court ruled on the tax and the doctors' strike.", 17, 0);
    for (size_t i = 0; i < topics.count; i++) {
        assert_in_range(topics.items[i].confidence, 0, NG_SCORE_ONE);
        if (i) assert_true(topics.items[i].confidence <= topics.items[i - 1].confidence);
    }
    assert_true(topics.count > 2);
}

static void threshold_and_limit_hold(void **state)
{
    (void)state;
    const char *text = "The senate voted on the budget after the court ruled on the tax.";
    label_with(NULL, "", text, 1, 0);
    assert_int_equal(topics.count, 1);
    ng_score sure = topics.items[0].confidence;
    label_with(NULL, "", text, 17, sure);
    assert_int_equal(topics.count, 1);
    label_with(NULL, "", text, 17, sure + 1);
    assert_int_equal(topics.count, 0);
    label_with(NULL, "", text, 0, 0);
    assert_int_equal(topics.count, 0);
}

static void the_default_threshold_is_the_lexicons(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load("=threshold\t90\n@a\t0\tA\n@b\t0\tB\nalpha\t100\ta\nbeta\t90\tb\n", &lexicon), NG_OK);
    label_with(&lexicon, "", "Here alpha meets beta.", 2, NG_TOPIC_DEFAULT);
    assert_int_equal(topics.count, 0);
    label_with(&lexicon, "", "Here alpha meets beta.", 2, 0);
    assert_int_equal(topics.count, 2);
}

/* Two labels with half the share each: curve and ceiling make confidences of shares, and the threshold asks those. */
static void curve_and_ceiling_shape_confidences(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(
        load("=curve\t50\n=ceiling\t80\n=threshold\t60\n@a\t0\tA\n@b\t0\tB\nalpha\t100\ta\nbeta\t100\tb\n", &lexicon), NG_OK);
    label_with(&lexicon, "", "Here alpha meets beta.", 2, 0);
    assert_int_equal(topics.count, 2);
    assert_int_equal(topics.items[0].confidence, 565685); /* 0.8 * 0.5^0.5 */
    label_with(&lexicon, "", "Here alpha meets beta.", 2, NG_TOPIC_DEFAULT);
    assert_int_equal(topics.count, 0);
    label_with(&lexicon, "", "Here alpha meets beta.", 2, 560000);
    assert_int_equal(topics.count, 2);
    assert_int_equal(load("=curve\t1000\n=scale\t10000\n@a\t0\tA\n@b\t0\tB\nalpha\t100\ta\nbeta\t-100\ta\n", &lexicon), NG_OK);
    label_with(&lexicon, "", "Here alpha is.", 2, 0);
    assert_int_equal(topics.items[0].confidence, NG_SCORE_ONE);
}

static void with_pair_only_the_strongest_rival_counts(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    const char *text = "Alpha, alpha, beta, gamma.",
               *rows = "@a\t0\tA\n@b\t0\tB\n@c\t0\tC\nalpha\t100\ta\nbeta\t100\tb\ngamma\t100\tc\n";
    char with[256];
    assert_int_equal(load(rows, &lexicon), NG_OK);
    label_with(&lexicon, "", text, 3, 0);
    double of_all = topics.items[0].confidence, rival = topics.items[1].confidence;
    snprintf(with, sizeof with, "=pair\t1\n%s", rows);
    assert_int_equal(load(with, &lexicon), NG_OK);
    label_with(&lexicon, "", text, 3, 0);
    assert_int_equal(topics.count, 3);
    ng_score first = ng_score_from(of_all / (of_all + rival)), second = ng_score_from(rival / (of_all + rival));
    assert_in_range(topics.items[0].confidence, first - 5, first + 5);
    assert_in_range(topics.items[1].confidence, second - 5, second + 5);
}

/* The label that [word] has by a lexicon of these rows, "" for none. */
static const char *label_of(const char *rows, const char *word)
{
    static char name[8];
    ng_lexicon lexicon;
    assert_int_equal(load(rows, &lexicon), NG_OK);
    label_with(&lexicon, "", word, 1, 0);
    snprintf(name, sizeof name, "%.*s", topics.count ? (int)topics.items[0].name.len : 0,
             topics.count ? topics.items[0].name.ptr : "");
    return name;
}

static void a_star_stands_for_what_follows_or_comes_before(void **state)
{
    (void)state;
    static const char ROWS[] =
        "@a\t0\tA\n@b\t0\tB\n@c\t0\tC\n@d\t0\tD\nelect*\t100\ta\nelectric*\t100\tb\n*ball\t100\tc\n*éco\t100\td\n"
        "electron\t100\td\n";
    assert_string_equal(label_of(ROWS, "elections"), "A");
    assert_string_equal(label_of(ROWS, "elect"), "A");
    assert_string_equal(label_of(ROWS, "electrical"), "B"); /* the longest */
    assert_string_equal(label_of(ROWS, "electron"), "D");   /* one's own row first */
    assert_string_equal(label_of(ROWS, "electrons"), "D");
    assert_string_equal(label_of(ROWS, "football"), "C");
    assert_string_equal(label_of(ROWS, "electball"), "A");  /* a beginning before an ending */
    assert_string_equal(label_of(ROWS, "préco"), "D");
    assert_string_equal(label_of(ROWS, "ball elec balls é"), "C");
    assert_string_equal(label_of(ROWS, "select ballroom eco"), "");
}

static void a_longer_phrase_is_found_whichever_is_listed_first(void **state)
{
    (void)state;
    assert_string_equal(label_of("@a\t0\tA\n@b\t0\tB\nalpha beta pi\t100\ta\nalpha beta\t100\tb\n", "alpha beta pi"), "A");
    assert_string_equal(label_of("@a\t0\tA\n@b\t0\tB\nalpha beta\t100\tb\nalpha beta pi\t100\ta\n", "alpha beta pi"), "A");
}

static void text_without_a_listed_word_gets_none(void **state)
{
    (void)state;
    label_with(NULL, "", "", 2, 0);
    assert_int_equal(topics.count, 0);
    label_with(NULL, "", "Xyzzy plugh.", 2, 0);
    assert_int_equal(topics.count, 0);
    ng_lexicon lexicon;
    assert_int_equal(load("", &lexicon), NG_OK);
    label_with(&lexicon, "", "The senate voted.", 2, 0);
    assert_int_equal(topics.count, 0);
}

static void a_desk_writes_its_own(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load("# our desk\n@cup\t0\tCup night\n@league\t0\tLeague table | https://example.org/league\n"
                          "@market\t0\tTransfers\npenalty shoot-out\t200\tcup\nrelegation\t250\tleague\n"
                          "manager\t60\tleague cup:40\nloan deal\t200\tmarket\n",
                          &lexicon),
                     NG_OK);
    label_with(&lexicon, "", "They won the penalty shoot-out.", 3, 0);
    assert_int_equal(topics.count, 1);
    assert_true(ng_span_equal(topics.items[0].name, NG_SPAN("Cup night")));
    assert_int_equal(topics.items[0].uri.len, 0);
    label_with(&lexicon, "", "Managers fear relegation.", 3, 0);
    assert_int_equal(topics.count, 2);
    assert_true(ng_span_equal(topics.items[0].name, NG_SPAN("League table")));
    assert_true(ng_span_equal(topics.items[0].uri, NG_SPAN("https://example.org/league")));
    label_with(&lexicon, "", "Two LOAN DEALS are done.", 3, 0);
    assert_true(topics.count == 1 && ng_span_equal(topics.items[0].name, NG_SPAN("Transfers")));
}

static void a_phrase_wins_over_its_parts(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load("@a\t0\tA\n@b\t0\tB\nhot\t200\ta\nhot dog stand\t200\tb\n", &lexicon), NG_OK);
    label_with(&lexicon, "", "A hot dog stand opened.", 2, 0);
    assert_true(topics.count == 1 && ng_span_equal(topics.items[0].name, NG_SPAN("B")));
    label_with(&lexicon, "", "A hot dog slept.", 2, 0);
    assert_true(topics.count == 1 && ng_span_equal(topics.items[0].name, NG_SPAN("A")));
    /* The longer of two phrases with one beginning, whichever stands first in the lexicon. */
    assert_int_equal(load("@a\t0\tA\n@b\t0\tB\nhot dog\t200\ta\nhot dog stand\t200\tb\n", &lexicon), NG_OK);
    label_with(&lexicon, "", "A hot dog stand opened.", 2, 0);
    assert_true(topics.count == 1 && ng_span_equal(topics.items[0].name, NG_SPAN("B")));
}

static const char HARBOUR[] = "The harbour board raised fees on 3 May and 4 June, and the harbour board of Skerra raised none. "
                              "Fishing boats pay 40 crowns, ferries pay 900 crowns.";

/* Pairs that the model has no row for are left out of the bag, and no sum changes. */
static void what_a_model_lacks_is_not_in_its_bag(void **state)
{
    (void)state;
    const ng_classifier *classifier = ng_model_language(model, "en")->topics.model;
    ng_topic_reading reading;
    ng_topic_bag bags[2];
    int64_t sums[2][32];
    double odds[2][32];
    take_apart("Harbour board raises fees", HARBOUR);
    assert_int_equal(ng_topic_read(&tokens, &meta, &sentences, &arena, &reading, &error), NG_OK);
    assert_true(classifier && classifier->label_count <= 32);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(ng_topic_collect(&tokens, &reading, i ? classifier : NULL, &arena, &bags[i], &error), NG_OK);
        assert_true(ng_topic_score(classifier, &bags[i], false, sums[i], odds[i]));
    }
    assert_true(bags[1].count < bags[0].count);
    assert_memory_equal(sums[0], sums[1], classifier->label_count * sizeof sums[0][0]);
    assert_memory_equal(odds[0], odds[1], classifier->label_count * sizeof odds[0][0]);
}

static const ng_topic_term *find_term(const ng_topic_bag *bag, ng_span word)
{
    for (size_t i = 0; i < bag->count; i++) {
        if (bag->items[i].word.ptr && ng_span_equal(bag->items[i].word, word)) return &bag->items[i];
    }
    return NULL;
}

static void a_bag_counts_words_pairs_and_numbers(void **state)
{
    (void)state;
    ng_topic_reading reading;
    ng_topic_bag bag;
    take_apart("Harbour board raises fees", HARBOUR);
    assert_int_equal(ng_topic_read(&tokens, &meta, &sentences, &arena, &reading, &error), NG_OK);
    assert_int_equal(ng_topic_collect(&tokens, &reading, NULL, &arena, &bag, &error), NG_OK);
    const ng_topic_term *harbour = find_term(&bag, NG_SPAN("harbour")), *numbers = find_term(&bag, NG_SPAN("0"));
    assert_true(harbour && harbour->text == 2 && harbour->title == 1);
    assert_true(numbers && numbers->text == 4 && numbers->title == 0); /* 3, 4, 40 and 900 are one word */
    assert_null(find_term(&bag, NG_SPAN("900")));
    uint64_t pair = ng_hash_pair(ng_hash(NG_SPAN("harbour")), ng_hash(NG_SPAN("board")));
    size_t at = 0;
    while (at < bag.count && (bag.items[at].word.ptr || bag.items[at].hash != pair)) at++;
    assert_true(at < bag.count && bag.items[at].text == 2 && bag.items[at].title == 1);
}

static void a_long_text_is_read_up_to_its_bound(void **state)
{
    (void)state;
    static char text[NG_TOPIC_WORDS * 12];
    ng_topic_reading reading;
    size_t len = 0;
    for (int i = 0; i < NG_TOPIC_WORDS / 5 + 20; i++) len += (size_t)sprintf(text + len, "Boats left port at dawn. ");
    take_apart("Late news", text); /* its two words leave three for the last sentence */
    assert_int_equal(ng_topic_read(&tokens, &meta, &sentences, &arena, &reading, &error), NG_OK);
    assert_int_equal(reading.words, NG_TOPIC_WORDS);
    const ng_token *first = &tokens.items[sentences.items[1].first_token];
    assert_int_equal(reading.counts[first[2].word].text, NG_TOPIC_WORDS / 5); /* "port" */
    assert_int_equal(reading.counts[first[3].word].text, NG_TOPIC_WORDS / 5 - 1);
}

/* Whether the first label is [name], with [narrower] as the first of its parts; NULL stands for none. */
static void assert_narrower(const char *title, const char *text, const char *name, const char *narrower)
{
    label_with(NULL, title, text, 2, 0);
    assert_true(topics.count > 0 && ng_span_equal(topics.items[0].name, ng_span_cstr(name)));
    const ng_topic *part = topics.items[0].narrower_count ? topics.items[0].narrower : NULL;
    if (!narrower && part) fail_msg("'%s' has '%.*s'", text, (int)part->name.len, part->name.ptr);
    if (!narrower) return;
    if (!part) fail_msg("'%s' has nothing narrower", text);
    if (!ng_span_equal(part->name, ng_span_cstr(narrower))) {
        fail_msg("'%s' has '%.*s'", text, (int)part->name.len, part->name.ptr);
    }
    assert_true(ng_span_starts(part->uri, NG_SPAN("http://cv.iptc.org/newscodes/mediatopic/200")));
    assert_true(part->confidence <= topics.items[0].confidence);
}

static void what_a_story_is_about_is_named_more_closely(void **state)
{
    (void)state;
    const char *disaster = "disaster, accident and emergency incident", *economy = "economy, business and finance";
    assert_narrower("", "An earthquake of magnitude six shook the valley; rescuers dug survivors out of the debris.",
                    disaster, "earthquake");
    assert_narrower("", "The goalkeeper saved a penalty and the striker scored twice as the club won its Premier League match.",
                    "sport", "soccer");
    assert_narrower("", "The batsman was bowled after the tea break and the visitors lost five wickets in the test match.",
                    "sport", "cricket");
    assert_narrower("Inflation rises again", "Consumer prices rose by five per cent, and inflation is at its highest.",
                    economy, "inflation");
    assert_narrower("", "Children get the new vaccine against measles; doctors say that vaccination is safe.",
                    "health", "vaccine");
    assert_narrower("", "Polling stations opened early and voters queued; the election may need a runoff between two candidates.",
                    "politics", "election");
}

static void what_a_story_only_mentions_is_not_named(void **state)
{
    (void)state;
    assert_narrower("", "The school on the hill, which an earthquake had damaged years ago, got a new roof. Pupils and teachers "
                        "came to the hall, parents looked at the classrooms, and one pupil said that the homework was for the "
                        "university.",
                    "education", NULL);
    assert_narrower("", "The team won the match in the second half and the coach praised the players; the crowd, who would have "
                        "liked a word on tennis, went home and left the stadium to the league's champions and the referee.",
                    "sport", NULL);
}

static const char PARTS[] = "=scale\t400\n@a\t0\tA\n@b\t0\tB | urn:b\n@p\t0\tP | urn:p | a\n@q\t0\tQ | | a\n"
                            "@r\t0\tR | urn:r | b\n@s\t0\tS | | a\n"
                            "alpha\t200\ta\nbeta\t100\tb\npi\t300\tp\ncue\t400\tq\nrho\t400\tr\nsigma\t350\ts\n"
                            "alpha pi\t300\tp\n";

static void narrower_labels_stand_under_their_own(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load(PARTS, &lexicon), NG_OK);
    assert_int_equal(lexicon.label_count, 2);
    assert_int_equal(lexicon.narrower_count, 4);
    label_with(&lexicon, "", "Alpha and pi.", 2, 0);
    assert_int_equal(topics.count, 1);
    assert_int_equal(topics.items[0].narrower_count, 1);
    assert_true(ng_span_equal(topics.items[0].narrower[0].name, NG_SPAN("P")));
    assert_true(ng_span_equal(topics.items[0].narrower[0].uri, NG_SPAN("urn:p")));
    label_with(&lexicon, "", "Alpha and rho.", 2, 0);
    assert_int_equal(topics.items[0].narrower_count, 0);
    label_with(&lexicon, "", "Pi and rho.", 2, 0); /* no word of the labels: no label, and no part of it */
    assert_int_equal(topics.count, 0);
}

static void the_two_best_narrower_labels_are_kept(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load(PARTS, &lexicon), NG_OK);
    label_with(&lexicon, "", "Alpha, pi, cue and sigma.", 2, 0);
    const ng_topic *topic = topics.items;
    assert_int_equal(topic->narrower_count, 2);
    assert_true(ng_span_equal(topic->narrower[0].name, NG_SPAN("Q")));
    assert_int_equal(topic->narrower[0].uri.len, 0);
    assert_true(ng_span_equal(topic->narrower[1].name, NG_SPAN("S")));
}

/* Words of narrower labels, and phrases of theirs around a word of the label, change nothing of the labels. */
static void narrower_labels_leave_the_labels_alone(void **state)
{
    (void)state;
    ng_lexicon with, without;
    const char *text = "Alpha pi meets beta and alpha pi again, pi and cue.";
    assert_int_equal(load(PARTS, &with), NG_OK);
    assert_int_equal(load("=scale\t400\n@a\t0\tA\n@b\t0\tB | urn:b\nalpha\t200\ta\nbeta\t100\tb\n", &without), NG_OK);
    label_with(&without, "Beta", text, 2, 0);
    ng_score first = topics.items[0].confidence, second = topics.items[1].confidence;
    assert_int_equal(topics.items[0].narrower_count, 0);
    label_with(&with, "Beta", text, 2, 0);
    assert_int_equal(topics.count, 2);
    assert_int_equal(topics.items[0].confidence, first);
    assert_int_equal(topics.items[1].confidence, second);
    assert_int_equal(topics.items[0].narrower_count, 1);
}

static void a_narrower_label_needs_more_than_the_threshold_of_labels(void **state)
{
    (void)state;
    ng_lexicon lexicon;
    assert_int_equal(load("=narrower\t100\n@a\t0\tA\n@p\t0\tP | | a\nalpha\t200\ta\npi\t300\tp\n", &lexicon), NG_OK);
    label_with(&lexicon, "", "Alpha and pi.", 2, 0);
    assert_int_equal(topics.count, 1);
    assert_int_equal(topics.items[0].narrower_count, 0);
}

static void a_damaged_lexicon_names_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        size_t line;
    } cases[] = {
        {"@a\t0\tA\nalpha\t100\tb\n", 2},            /* not declared */
        {"alpha\t100\ta\n@a\t0\tA\n", 1},            /* declared too late */
        {"@a\t0\tA\n\n# x\nalpha\t100\n", 4},        /* no label */
        {"@a\t0\tA\nalpha\t100\ta:much\n", 2},       /* no number */
        {"@a\t0\tA\nalpha\tmuch\ta\n", 2},
        {"@a\t0\tA\nalpha\t20000\ta\n", 2},          /* out of range */
        {"@a\t0\tA\nalpha\t4294967297\ta\n", 2},     /* 2^32 + 1 is no 1 */
        {"@a\t0\tA\nalpha\t1\ta:-10000\n", 2},
        {"@a\t0\n", 1},                              /* a label without a name */
        {"@\t0\tA\n", 1},
        {"@a\t0\tA\n@a\t0\tB\n", 2},                 /* twice */
        {"=speed\t1\n", 1},                          /* no such setting */
        {"=scale\t0\n", 1},
        {"=threshold\t101\n", 1},
        {"=curve\t0\n", 1},
        {"=ceiling\t101\n", 1},
        {"=pair\t2\n", 1},
        {"@a\t0\tA\n*\t1\ta\n", 2},              /* a star of nothing */
        {"@a\t0\tA\n*0123456789012345678901234567890123456789012345678901234567890123456789\t1\ta\n", 2}, /* too long */
        {"=narrower\t101\n", 1},
        {"=slope\t0\n", 1},
        {"@p\t0\tP | | a\n@a\t0\tA\n", 1},         /* broader label declared too late */
        {"@a\t0\tA\n@p\t0\tP | | a\n@q\t0\tQ | | p\n", 3}, /* parts of parts */
        {"@a\t0\tA\none two three four five\t1\ta\n", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ng_lexicon lexicon;
        ng_status status = load(cases[i].data, &lexicon);
        if (status != NG_BAD_MODEL || error.offset != cases[i].line) {
            fail_msg("case %zu: status %d, line %zu, '%s'", i, (int)status, error.offset, error.message);
        }
        assert_true(ng_span_starts(ng_span_cstr(error.message), NG_SPAN("desk.txt, line ")));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_get_their_label),
        cmocka_unit_test(a_headline_is_enough),
        cmocka_unit_test(a_title_counts_more_than_the_body),
        cmocka_unit_test(a_president_alone_is_not_politics),
        cmocka_unit_test(confidences_fall_from_one_down),
        cmocka_unit_test(threshold_and_limit_hold),
        cmocka_unit_test(the_default_threshold_is_the_lexicons),
        cmocka_unit_test(curve_and_ceiling_shape_confidences),
        cmocka_unit_test(with_pair_only_the_strongest_rival_counts),
        cmocka_unit_test(a_star_stands_for_what_follows_or_comes_before),
        cmocka_unit_test(a_longer_phrase_is_found_whichever_is_listed_first),
        cmocka_unit_test(text_without_a_listed_word_gets_none),
        cmocka_unit_test(a_desk_writes_its_own),
        cmocka_unit_test(a_phrase_wins_over_its_parts),
        cmocka_unit_test(what_a_model_lacks_is_not_in_its_bag),
        cmocka_unit_test(a_bag_counts_words_pairs_and_numbers),
        cmocka_unit_test(a_long_text_is_read_up_to_its_bound),
        cmocka_unit_test(what_a_story_is_about_is_named_more_closely),
        cmocka_unit_test(what_a_story_only_mentions_is_not_named),
        cmocka_unit_test(narrower_labels_stand_under_their_own),
        cmocka_unit_test(the_two_best_narrower_labels_are_kept),
        cmocka_unit_test(narrower_labels_leave_the_labels_alone),
        cmocka_unit_test(a_narrower_label_needs_more_than_the_threshold_of_labels),
        cmocka_unit_test(a_damaged_lexicon_names_its_line),
    };
    return cmocka_run_group_tests_name("topic", tests, open_all, close_all);
}
