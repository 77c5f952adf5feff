/* What the words of a sentence say of it: that it leans on the one before, that it describes a picture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lexing.h"
#include "terms/hints.h"
#include "terms/speakers.h"

static ng_terms terms;

/* Reads [text], whose sentences are parted by slashes or line feeds. */
static void read_sentences(const char *text, const char *language)
{
    enum { MOST = 12 };
    static ng_sentence items[MOST];
    size_t count = 0;
    lex_as(text, language);
    for (uint32_t line = 0; line < lines.count; line++) {
        uint32_t from = tokens.line_first[line];
        for (uint32_t at = from; at <= tokens.line_first[line + 1]; at++) {
            bool ends = at == tokens.line_first[line + 1] || ng_token_is_mark(&tokens.items[at], '/');
            if (!ends) continue;
            assert_true(count < MOST);
            items[count++] = (ng_sentence){.first_token = from, .end_token = at, .line = line};
            from = at + 1;
        }
    }
    ng_sentences sentences = {items, count, 0};
    assert_true(ng_terms_speakers(&lines, &tokens, &sentences, &arena, &terms));
    assert_true(ng_terms_hints(&tokens, &sentences, ng_model_language(model, language), &arena, &terms));
}

/* The second sentence leans so on the first. */
static void assert_leans(ng_leaning expected, const char *text, const char *language)
{
    read_sentences(text, language);
    assert_int_equal(terms.leans[0], NG_LEANS_NOT);
    if (terms.leans[1] != expected) fail_msg("'%s': %d", text, terms.leans[1]);
}

static void a_sentence_leans_by_its_first_words(void **state)
{
    (void)state;
    assert_leans(NG_LEANS, "Ann Lee came. / She sat down.", "en");
    assert_leans(NG_LEANS, "Ann Lee came. / She's here.", "en");
    assert_leans(NG_LEANS, "Ann Lee came. / sat down.", "en");
    assert_leans(NG_LEANS_LIGHTLY, "Ann Lee came. / But the hall was shut.", "en");
    assert_leans(NG_LEANS_LIGHTLY, "Ann Lee came. / Instead, the hall was shut.", "en");
    assert_leans(NG_LEANS_LIGHTLY, "Ann Lee came. / Tom Brown also came.", "en");
    assert_leans(NG_LEANS_LIGHTLY, "Ann Lee came. / The hall, however, was shut.", "en");
    assert_leans(NG_LEANS_LIGHTLY, "Anne est venue. / Mais la salle restait close.", "fr");
    assert_leans(NG_LEANS_LIGHTLY, "Anne est venue. / La salle est également close.", "fr");
    assert_leans(NG_LEANS_NOT, "Ann Lee came. / The hall was shut.", "en");
    assert_leans(NG_LEANS_NOT, "Ann Lee came. / Nobody came but Tom Brown.", "en");
    assert_leans(NG_LEANS_NOT, "Ann Lee came. / Nobody in the hall knew Tom Brown also.", "en");
    assert_leans(NG_LEANS_NOT, "Ann Lee came. / \"She is early,\" said Tom Brown.", "en");
    assert_leans(NG_LEANS_NOT, "Ann Lee came. / 7", "en");
    assert_leans(NG_LEANS, "Ann Lee came. / This house was shut.", "en");
    assert_leans(NG_LEANS_NOT, "Ann Lee came. / This week the hall was shut.", "en");
    assert_leans(NG_LEANS_NOT, "Anne est venue. / Ce samedi la salle est close.", "fr");
    assert_leans(NG_LEANS_NOT, "Anne est venue. / Il y a deux salles.", "fr");
}

static void the_rest_of_a_quotation_leans_on_its_beginning(void **state)
{
    (void)state;
    assert_leans(NG_LEANS_LIGHTLY, "Ann Lee said: \"Boats sank. / Houses fell.\"", "en");
    assert_leans(NG_LEANS_LIGHTLY, "Ann Lee said: \xe2\x80\x9c" "Boats sank. / Houses fell.\xe2\x80\x9d", "en");
    assert_leans(NG_LEANS_NOT, "Ann Lee said: \"Boats sank.\" / Houses fell.", "en");
    /* Each paragraph of a long quotation opens it anew. */
    assert_leans(NG_LEANS_NOT, "Ann Lee said: \"Boats sank.\n\nHouses fell.", "en");
}

/* Which of the first two sentences have one end only of a quotation. */
static void assert_torn(bool first, bool second, const char *text)
{
    read_sentences(text, "en");
    if (terms.torn[0] != first || terms.torn[1] != second) fail_msg("'%s'", text);
}

static void a_sentence_with_one_end_of_a_quotation_is_torn(void **state)
{
    (void)state;
    assert_torn(true, true, "Ann Lee said: \"Boats sank. / Houses fell.\"");
    assert_torn(true, true, "\xe2\x80\x9c" "Boats sank. / Houses fell,\xe2\x80\x9d said Ann Lee.");
    assert_torn(true, true, "\xc2\xab Des bateaux coulent. / Des maisons tombent. \xc2\xbb");
    assert_torn(true, true, "\"Boats sank. / Houses fell,\" she said, \"and trees.\"");
    assert_torn(false, false, "\"Boats sank.\" / \"Houses fell,\" said Ann Lee.");
    assert_torn(false, false, "\xc2\xab Des bateaux coulent \xc2\xbb, a dit Anne. / Des maisons tombent.");
    assert_torn(false, false, "Boats sank. / Houses fell.");
    /* The next paragraph opens it anew, or nobody closed it. */
    assert_torn(true, false, "Ann Lee said: \"Boats sank.\n\n\"Houses fell,\" said Tom Brown.");
    assert_torn(true, false, "Ann Lee said: \"Boats sank. / \"Houses fell,\" said Tom Brown.");
    assert_torn(false, false, "A board of 12\" broke. / \"Houses fell,\" said Tom Brown.");
    read_sentences("\"Boats sank. / Houses fell. / Trees burned.\"", "en");
    assert_false(terms.torn[1]);
    assert_true(terms.torn[2]);
}

static void assert_courtesy(bool expected, const char *text, const char *language)
{
    read_sentences(text, language);
    if (terms.courtesies[0] != expected) fail_msg("'%s'", text);
}

static void a_greeting_is_a_courtesy(void **state)
{
    (void)state;
    assert_courtesy(true, "Welcome back to the Harbour Hour.", "en");
    assert_courtesy(true, "A quick reminder to rate us.", "en");
    assert_courtesy(true, "Guten Abend aus Kiel.", "de");
    assert_courtesy(true, "Merci beaucoup, Anne.", "fr");
    assert_courtesy(true, "Buenas noches desde Vigo.", "es");
    assert_courtesy(true, "Grazie mille, Anna.", "it");
    assert_courtesy(true, "Tot ziens in Delft.", "nl");
    assert_courtesy(true, "Boa noite de Faro.", "pt");
    assert_courtesy(false, "The crowd gave a welcome to Ann Lee.", "en");
    assert_courtesy(false, "Good roads need good builders.", "en");
    assert_courtesy(false, "The hall was shut.", "en");
    assert_courtesy(false, "It will.", "en");
    assert_courtesy(false, "Welcome back to the Harbour Hour.", "und");
}

/* The words that the speech of the text's sentences begins with, or that it is no transcript. */
static void assert_speech(const char *const *words, const char *text)
{
    read_sentences(text, "en");
    if (!words != !terms.speech) fail_msg("'%s'", text);
    for (size_t i = 0; words && words[i]; i++) {
        ng_span word = tokens.words[tokens.items[terms.speech[i]].word].folded;
        if (!ng_span_equal(word, ng_span_cstr(words[i]))) fail_msg("'%s': %.*s", text, (int)word.len, word.ptr);
    }
}

static void a_transcript_names_its_speakers(void **state)
{
    (void)state;
    assert_speech((const char *[]){"boats", "how", "seven", "more", "who", NULL},
                  "Boats sank.\n\nANN: How many?\n\nTOM: Seven. / More came.\n\nANN: Who rowed?\n\nTOM: Nurses.");
    assert_speech((const char *[]){"how", "seven", "who", "dr", NULL},
                  "Ann Lee (host): How many?\n\nDr. Tom Brown: Seven.\n\nAnn Lee (host): Who?\n\nDr Eve: Late.\n\n"
                  "Dr. Tom Brown: So.");
    /* The time of each turn, before the name or behind it, is no part of the name. */
    const char *const timed[] = {"how", "seven", "who", "nurses", NULL};
    assert_speech(timed, "[00:00:05] ANN: How many?\n\n[00:00:09] TOM: Seven.\n\n[00:01:10] ANN: Who?\n\n"
                         "[00:01:12] TOM: Nurses.");
    assert_speech(timed, "Ann Lee (0:05): How many?\n\nTom (0:09): Seven.\n\nAnn Lee (1:10): Who?\n\nTom (1:12): Nurses.");
    assert_speech(timed, "0:05 ANN: How many?\n\n0:09 TOM: Seven.\n\n1:10 ANN: Who?\n\n1:12 TOM: Nurses.");
    assert_speech(NULL, "[0:05] Boats sank.\n\n[0:09] Houses fell.\n\n[1:10] Trees burned.\n\n[1:12] Ice broke.");
    assert_speech(NULL, "Luke 1:2: Boats sank.\n\nMark 4:1: Houses fell.\n\nLuke 1:3: Trees burned.\n\nMark 4:2: Ice broke.");
    assert_speech(NULL, "[0:05]: A.\n\n[0:09]: B.\n\n[0:05]: C.\n\n[0:09]: D.");
    /* One alone, once only, games, names that are sentences, and few among many. */
    assert_speech(NULL, "Note: Boats sank.\n\nNote: Houses fell.\n\nNote: Trees burned.\n\nNote: Ice broke.");
    assert_speech(NULL, "Note: Boats sank.\n\nNote: Houses fell.\n\nNote: Trees burned.\n\nTOM: Ice broke.\n\nNote: Rain came.");
    assert_speech(NULL, "Strom: Teurer.\n\nBus: Billiger.\n\nKitas: Frei.\n\nPost: Seltener.");
    assert_speech(NULL, "Harlow:Skerra 2.\n\nAshford:Harlow 3.\n\nHarlow:Ashford 1.\n\nAshford:Skerra 2.");
    assert_speech(NULL, "He said this to us all today: A.\n\nShe said this to us all today: B.\n\n"
                        "He said this to us all today: C.\n\nShe said this to us all today: D.");
    assert_speech(NULL,
                  "Pro: A.\n\nCon: B.\n\nBoats sank.\n\nHouses fell.\n\nTrees burned.\n\nIce broke.\n\nRain came.\n\n"
                  "Wind rose.\n\nSnow fell.\n\nPro: C.\n\nCon: D.");
}

static void what_is_said_begins_behind_the_speaker(void **state)
{
    (void)state;
    read_sentences("ANN: Welcome back to the show.\n\nTOM: He came with seven boats.\n\nANN: Not in May.\n\n"
                   "TOM: The ice broke on the lake.",
                   "en");
    assert_true(terms.courtesies[0]);
    assert_int_equal(terms.leans[1], NG_LEANS);
    assert_true(terms.courtesies[2]);
    assert_false(terms.courtesies[3]);
}

static void assert_caption(bool expected, const char *text, const char *language)
{
    read_sentences(text, language);
    if (terms.captions[0] != expected) fail_msg("'%s'", text);
}

static void a_caption_says_where_in_a_picture_something_is(void **state)
{
    (void)state;
    assert_caption(true, "Ann Lee (left) with Tom Brown.", "en");
    assert_caption(true, "Ann Lee (far left) with Tom Brown.", "en");
    assert_caption(true, "Ann Lee, left, with Tom Brown.", "en");
    assert_caption(true, "Ann Lee with Tom Brown, right.", "en");
    assert_caption(true, "Ann Lee with Tom Brown, right", "en");
    assert_caption(true, "Ann Lee (pictured in May) wants to stay.", "en");
    assert_caption(true, "Pictured with Tom Brown is Ann Lee.", "en");
    assert_caption(true, "Above: the hall in May.", "en");
    assert_caption(true, "Anne Petit (à gauche) avec Paul Durand.", "fr");
    assert_caption(true, "Anne Klein (links) mit Paul Gross.", "de");
    assert_caption(true, "Ann Lee poses with Tom Brown.", "en");
    assert_caption(true, "The actress Ann Lee (left) poses with Tom Brown.", "en");
    assert_caption(true, "Bakers and brewers in Ashford celebrate.", "en");
    assert_caption(true, "Ann Lee (in blue) poses with Tom Brown.", "en");
    assert_caption(false, "In May Tom Brown celebrates.", "en");
    assert_caption(false, "Waves broke the wall.", "en");
    assert_caption(false, "Pop (celebrates) and jazz.", "en");
    assert_caption(false, "The hall celebrates its age.", "en");
    assert_caption(false, "She celebrates with Tom Brown.", "en");
    assert_caption(false, "Ann Lee, who was born in a small town far away from here in the west, says Tom Brown celebrates.",
                   "en");
    assert_caption(false, "Pop (celebrates life) and jazz.", "en");
    assert_caption(false, "Ann Lee left with Tom Brown.", "en");
    assert_caption(false, "Ann Lee (left her job) was pictured with Tom Brown.", "en");
    assert_caption(false, "Ann Lee, above all, was right.", "en");
    assert_caption(false, "Above the hall a lamp burned.", "en");
    assert_caption(false, "Ann Lee (who with Tom Brown and many more stood right) came.", "en");
    assert_caption(false, "Left", "en");
    assert_caption(false, "Ann Lee (left) with Tom Brown.", "und");
}

static void assert_label(bool expected, const char *text)
{
    read_sentences(text, "en");
    if (terms.captions[1] != expected) fail_msg("'%s'", text);
}

static void a_caption_may_begin_with_a_label(void **state)
{
    (void)state;
    assert_label(true, "Boats sank.\nDamage: Tom Brown lost seven.");
    assert_label(true, "Boats sank.\nRefit your boat: Covers are for sale.");
    assert_label(false, "Boats sank.\nDamage: seven boats.");
    assert_label(false, "Boats sank.\nHe said: Boats sank.");
    assert_label(false, "Boats sank.\nBrown told us this again: Boats sank.");
    assert_caption(false, "Delhi: The boats sank.", "en");
}

static void assert_day(bool expected, const char *text, const char *language)
{
    read_sentences(text, language);
    if (terms.days[0] != expected) fail_msg("'%s'", text);
}

static void a_sentence_may_name_a_day_of_the_week(void **state)
{
    (void)state;
    assert_day(true, "The hall was shut on Monday.", "en");
    assert_day(true, "Sunday's game was off.", "en");
    assert_day(true, "La salle a ferm\xc3\xa9 mercredi 14 mai.", "fr");
    assert_day(true, "A sala fechou na ter\xc3\xa7" "a-feira.", "pt");
    assert_day(false, "The hall was shut in May. / It opened on Monday.", "en");
    assert_day(false, "The hall was shut on Monday.", "fr");
    assert_day(false, "The hall was shut on Monday.", "und");
}

static void assert_limits(bool expected, const char *text, const char *language)
{
    read_sentences(text, language);
    if (terms.limits[0] != expected) fail_msg("'%s'", text);
}

static void a_sentence_may_deny_or_limit_something(void **state)
{
    (void)state;
    assert_limits(true, "The hall was not shut.", "en");
    assert_limits(true, "He denied it.", "en");
    assert_limits(true, "La salle n'est pas close.", "fr");
    assert_limits(false, "The hall was shut. / It was not open.", "en");
    assert_limits(false, "The hall was shut by the council.", "en");
    assert_limits(false, "The hall was not shut.", "und");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_leans_by_its_first_words),
        cmocka_unit_test(the_rest_of_a_quotation_leans_on_its_beginning),
        cmocka_unit_test(a_sentence_with_one_end_of_a_quotation_is_torn),
        cmocka_unit_test(a_greeting_is_a_courtesy),
        cmocka_unit_test(a_transcript_names_its_speakers),
        cmocka_unit_test(what_is_said_begins_behind_the_speaker),
        cmocka_unit_test(a_caption_says_where_in_a_picture_something_is),
        cmocka_unit_test(a_caption_may_begin_with_a_label),
        cmocka_unit_test(a_sentence_may_name_a_day_of_the_week),
        cmocka_unit_test(a_sentence_may_deny_or_limit_something),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
