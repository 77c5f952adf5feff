/* What is a token, how words fold, and which language it is. Each case is a line and its tokens, parted by '|'. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "lex/word_memory.h"
#include "lexing.h"
#include "terms/terms.h"

static void assert_tokens_of(const char *language, const char *text, const char *expected)
{
    lex_as(text, language);
    ng_span rest = ng_span_cstr(expected);
    for (size_t i = 0; i < tokens.count; i++) {
        ng_span want = ng_span_cut(&rest, '|'), got = ng_token_text(lines.text, &tokens.items[i]);
        if (!ng_span_equal(want, got)) fail_msg("'%s': token %zu is '%.*s'", text, i, (int)got.len, got.ptr);
    }
    if (rest.len) fail_msg("'%s': '%.*s' is missing", text, (int)rest.len, rest.ptr);
}

static void assert_tokens(const char *text, const char *expected)
{
    assert_tokens_of("en", text, expected);
}

static void words_keep_hyphens_and_apostrophes(void **state)
{
    (void)state;
    assert_tokens("sugar-free, air-to-air data-mining", "sugar-free|,|air-to-air|data-mining");
    assert_tokens("don't l'\xc3\x89quipe O\xe2\x80\x99Neill's", "don't|l'\xc3\x89quipe|O\xe2\x80\x99Neill's");
    assert_tokens("- 'quoted' -", "-|'|quoted|'|-");
    assert_tokens("the boys' toys", "the|boys|'|toys");
}

/* Small letters are taken eight at a time: what ends a word may stand at any place of a group. */
static void words_of_any_length_end_where_they_end(void **state)
{
    (void)state;
    const char *const ends[] = {" ", ",", "`", "{", "\xc3\x97", "\x7f"};
    for (size_t n = 1; n <= 20; n++) {
        for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++) {
            char text[64], word[32] = "";
            memset(word, 'a', n);
            word[n - 1] = 'z';
            snprintf(text, sizeof text, "%s%s%s", word, ends[k], word);
            lex_as(text, "en");
            ng_span first = ng_token_text(lines.text, &tokens.items[0]);
            ng_span last = ng_token_text(lines.text, &tokens.items[tokens.count - 1]);
            assert_int_equal(first.len, n);
            assert_int_equal(last.len, n);
            assert_int_equal(tokens.items[0].word, tokens.items[tokens.count - 1].word);
        }
    }
}

/* Two words of fifteen letters that were made to have one hash, written small and with a capital. */
static void words_of_one_hash_are_told_apart(void **state)
{
    (void)state;
    const char *one = "sncesrogaaaeaaa", *other = "ojtzimpfxabzfht";
    lex_as("sncesrogaaaeaaa ojtzimpfxabzfht Ojtzimpfxabzfht Sncesrogaaaeaaa ojtzimpfxabzfht-", "en");
    assert_true(ng_hash(ng_span_cstr(one)) == ng_hash(ng_span_cstr(other)));
    assert_int_equal(tokens.word_count, 2);
    for (size_t i = 0; i < 5; i++) {
        ng_span folded = tokens.words[tokens.items[i].word].folded;
        assert_true(ng_span_equal(folded, ng_span_cstr(i == 0 || i == 3 ? one : other)));
    }
}

/* Many made words of 1 to 20 letters, small, with a capital and with two: the table grows, words share slots, and small forms
 * take more than one block. */
static void each_word_has_one_number_and_its_small_form(void **state)
{
    (void)state;
    enum { WORDS = 10000, ROOM = WORDS * 24, AT_FIRST = 8192 /* for which there is room in a text of this length */ };
    static char text[ROOM];
    size_t length = 0;
    uint32_t seed = 1;
    for (size_t i = 0; i < WORDS; i++) {
        size_t letters = 1 + i % 20;
        for (size_t k = 0; k < letters; k++) {
            seed = seed * 1664525 + 1013904223;
            bool capital = k < i / 20 % 3; /* none, the first, two */
            text[length++] = (char)((capital ? 'A' : 'a') + (seed >> 24) % 26);
        }
        text[length++] = ' ';
    }
    text[length - 1] = '\0';
    lex_as(text, "en");
    assert_int_equal(tokens.count, WORDS);
    assert_true(tokens.word_count > AT_FIRST);
    for (size_t i = 0; i < tokens.count; i++) {
        const ng_word *word = &tokens.words[tokens.items[i].word];
        ng_span written = ng_token_text(lines.text, &tokens.items[i]);
        assert_int_equal(word->folded.len, written.len);
        for (size_t k = 0; k < written.len; k++) assert_int_equal(word->folded.ptr[k], written.ptr[k] | 0x20);
        assert_true(word->hash == ng_hash(word->folded));
    }
    uint64_t sum = 0;
    for (size_t i = 0; i < tokens.word_count; i++) {
        sum += tokens.words[i].count;
        for (size_t k = i + 1; k < tokens.word_count; k++)
            assert_false(ng_span_equal(tokens.words[i].folded, tokens.words[k].folded));
    }
    assert_int_equal(sum, WORDS);
}

/* An article of [count] made words from number [first] on. */
static void lex_made_words(unsigned first, unsigned count)
{
    static char text[32768];
    size_t length = 0;
    for (unsigned i = first; i < first + count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "w%ux ", i * 2654435761U);
    lex_as(text, "en");
}

/* More words come than are remembered: they take each other's places, but never that of a word of the same article. */
static void each_word_is_remembered_in_a_place_of_its_own(void **state)
{
    (void)state;
    ng_memory *memory = NULL;
    size_t without = 0;
    lex_made_words(0, 10);
    assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
    assert_null(tokens.facts);
    for (unsigned article = 0; article < 30; article++) {
        lex_made_words(article * 1500, 2000);
        assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
        assert_non_null(tokens.facts);
        for (size_t i = 0; i < tokens.word_count; i++) {
            ng_facts *facts = tokens.facts[i];
            if (!facts) without++;
            else assert_true(ng_span_equal(ng_span_make(facts->word, facts->length), tokens.words[i].folded));
        }
    }
    assert_in_range(without, 1, 30 * 400);
    ng_memory_free(memory, ng_allocator_default());
}

/* With one slot for each word some 60 of 2,000 would have theirs taken by another one, with two hardly any. */
static void words_that_share_a_slot_are_both_remembered(void **state)
{
    (void)state;
    ng_memory *memory = NULL;
    size_t without = 0;
    for (unsigned article = 0; article < 2; article++) {
        lex_made_words(0, 2000);
        assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
    }
    for (size_t i = 0; i < tokens.word_count; i++) without += !tokens.facts[i];
    assert_in_range(without, 0, 15);
    ng_memory_free(memory, ng_allocator_default());
}

static void what_is_known_of_a_word_lasts(void **state)
{
    (void)state;
    ng_memory *memory = NULL;
    for (unsigned article = 0; article < 4; article++) {
        lex_made_words(article, 3);
        assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
        for (unsigned i = 0; tokens.facts && i < 3; i++) {
            assert_int_equal(tokens.facts[i]->lexicon_row, article == 1 || i == 2 ? 0 : article + i);
            tokens.facts[i]->lexicon_row = article + i;
        }
    }
    lex_as("w0x", "und");
    assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
    assert_null(tokens.facts); /* a language without data has nothing to remember */
    ng_memory_free(memory, ng_allocator_default());
}

/* From the third article on stems come from the memory of words. */
static void remembered_stems_are_those_of_the_stemmer(void **state)
{
    (void)state;
    ng_memory *memory = NULL;
    ng_error error;
    ng_stemmer *stemmer = ng_stemmer_open("english", ng_allocator_default());
    for (int article = 0; article < 3; article++) {
        ng_terms terms;
        ng_meta meta = {.headline_line = NG_NO_ID};
        lex_as("Happy ponies agreed on dying skies and generously hopped to early universities", "en");
        assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
        ng_sentence whole = {.end = (uint32_t)lines.text.len, .end_token = (uint32_t)tokens.count};
        ng_sentences sentences = {&whole, 1, 0};
        assert_int_equal(
            ng_terms_make(&lines, &tokens, &sentences, &meta, ng_model_language(model, "en"), stemmer, &arena, &terms, &error),
            NG_OK);
        for (size_t i = 0; i < tokens.word_count; i++) {
            const ng_word *word = &tokens.words[i];
            assert_true(ng_span_equal(terms.stems[terms.stem_of[i]], ng_stem(stemmer, word->folded, word->hash)));
            assert_true(article == 0 || (tokens.facts[i]->known & NG_FACTS_STEMMED));
        }
    }
    ng_stemmer_close(stemmer);
    ng_memory_free(memory, ng_allocator_default());
}

static void dots_belong_to_abbreviations_and_names(void **state)
{
    (void)state;
    assert_tokens("the U.S. and U.N.", "the|U.S|.|and|U.N|.");
    assert_tokens("Node.js and example.com.", "Node.js|and|example.com|.");
    assert_tokens("at 4:15 p.m.Former", "at|4:15|p.m|.|Former");
    assert_tokens("the end.Then", "the|end|.|Then");
    assert_tokens("J. K. Rowling J.K. Rowling", "J|.|K|.|Rowling|J.K|.|Rowling");
}

static void numbers_keep_their_marks(void **state)
{
    (void)state;
    assert_tokens("3.14 1,200 24/7 10:30", "3.14|1,200|24/7|10:30");
    assert_tokens("$1.13bn, 1990s and 3rd.", "$|1.13bn|,|1990s|and|3rd|.");
    assert_tokens("2004. 5, 6:", "2004|.|5|,|6|:");
}

static void marks_are_runs_of_one_character(void **state)
{
    (void)state;
    assert_tokens("Well... no!!! \xe2\x80\x94 \"", "Well|...|no|!!!|\xe2\x80\x94|\"");
    assert_int_equal(tokens.items[1].run, 3);
    assert_true(ng_token_is_mark(&tokens.items[1], '.'));
    assert_true(tokens.items[1].flags & NG_TOKEN_GLUED);
    assert_false(tokens.items[2].flags & NG_TOKEN_GLUED);
}

/* Mails fill lines with joiners; before letters they are part of a word. */
static void marks_that_stand_on_nothing_are_no_words(void **state)
{
    (void)state;
    lex_as("ferry \xe2\x80\x8c \xe2\x80\x8d\xcc\x81 \xcd\x8f, \xe2\x80\x8cquay", "en");
    size_t words = 0;
    for (size_t i = 0; i < tokens.count; i++) words += ng_token_is_word(&tokens.items[i]);
    assert_int_equal(words, 2);
    assert_true(ng_token_is_word(&tokens.items[tokens.count - 1]));
}

static void case_is_noted(void **state)
{
    (void)state;
    assert_tokens("NATO Kyiv iPhone U.S x 3D A", "NATO|Kyiv|iPhone|U.S|x|3D|A");
    assert_true(tokens.items[0].flags & NG_TOKEN_UPPER && tokens.items[0].flags & NG_TOKEN_CAPITAL);
    assert_true(tokens.items[1].flags & NG_TOKEN_CAPITAL && !(tokens.items[1].flags & NG_TOKEN_UPPER));
    assert_false(tokens.items[2].flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UPPER));
    assert_true(tokens.items[3].flags & NG_TOKEN_UPPER && tokens.items[3].flags & NG_TOKEN_DOTTED);
    assert_int_equal(tokens.items[5].kind, NG_TOKEN_NUMBER);
    assert_true(tokens.items[6].flags & NG_TOKEN_CAPITAL && !(tokens.items[6].flags & NG_TOKEN_UPPER));
}

static void words_fold_to_one(void **state)
{
    (void)state;
    lex_as("\xc4\xb0stanbul CAF\xc3\x89 cafe\xcc\x81 don\xe2\x80\x99t don't STRASSE stra\xc3\x9f" "e", "en");
    assert_int_equal(tokens.items[1].word, tokens.items[2].word);
    assert_int_equal(tokens.items[3].word, tokens.items[4].word);
    assert_int_equal(tokens.items[5].word, tokens.items[6].word);
    assert_int_equal(tokens.words[tokens.items[1].word].count, 2);
    assert_int_equal(ng_token_length(&tokens.items[0]), 9);
}

static void ideographs_are_words(void **state)
{
    (void)state;
    assert_tokens("\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82", "\xe6\x9d\xb1|\xe4\xba\xac|\xe3\x80\x82");
}

/* Marks and hints, too: the sentences say of themselves what they said the first time. */
static void remembered_marks_and_hints_are_those_of_the_tables(void **state)
{
    (void)state;
    ng_memory *memory = NULL;
    ng_error error;
    for (int article = 0; article < 4; article++) {
        ng_terms terms;
        ng_meta meta = {.headline_line = NG_NO_ID};
        ng_memory *earlier = memory;
        lex_as("He did not come on Monday. Pictured: Ann Lee (left). The mayor also spoke. Rain fell.", "en");
        for (size_t i = 0; i < tokens.word_count; i++) ((ng_word *)tokens.words)[i].flags = 0;
        assert_true(ng_lex_recall(&memory, model, ng_allocator_default(), &arena, &tokens));
        ng_lex_mark(model, &tokens);
        for (size_t i = 0; i < tokens.word_count; i++) {
            const ng_word *word = &tokens.words[i];
            bool listed =
                ng_table_find(ng_language_table(ng_model_language(model, "en"), NG_TABLE_STOPWORDS), word->folded, word->hash);
            assert_int_equal(word->flags & NG_WORD_STOP, listed ? NG_WORD_STOP : 0);
            assert_true(!earlier || (tokens.facts[i]->known & NG_FACTS_LISTED));
        }
        ng_sentence all[8] = {{0}};
        ng_sentences sentences = {all, 0, 0};
        for (uint32_t i = 0, from = 0; i < tokens.count; i++) {
            if (!ng_token_is_mark(&tokens.items[i], '.')) continue;
            all[sentences.count++] = (ng_sentence){.first_token = from, .end_token = i + 1};
            from = i + 1;
        }
        assert_int_equal(
            ng_terms_make(&lines, &tokens, &sentences, &meta, ng_model_language(model, "en"), NULL, &arena, &terms, &error),
            NG_OK);
        const ng_leaning leans[] = {NG_LEANS, NG_LEANS_NOT, NG_LEANS_LIGHTLY, NG_LEANS_NOT};
        assert_int_equal(sentences.count, 4);
        for (size_t i = 0; i < 4; i++) {
            assert_int_equal(terms.leans[i], leans[i]);
            assert_int_equal(terms.days[i], i == 0);
            assert_int_equal(terms.limits[i], i == 0);
            assert_int_equal(terms.captions[i], i == 1);
        }
    }
    ng_memory_free(memory, ng_allocator_default());
}

/* Where more text follows, a word is read in a quicker way. */
static void a_word_is_the_same_before_text_and_at_its_end(void **state)
{
    (void)state;
    const char *const words[] = {"word",
                                 "Word",
                                 "WORD",
                                 "I",
                                 "A",
                                 "wordOf",
                                 "Istanbul",
                                 "it's",
                                 "U.S",
                                 "Node.js",
                                 "3.14",
                                 "1,200",
                                 "Counterrevolutionariesandtheirlike",
                                 "Internationally",
                                 "z",
                                 "Zo\xc3\xab"};
    const char *const behind[] = {"", ".", ",", " and sixty more letters of a text that goes on as texts do, to its end",
                                  ", and sixty more letters of a text that goes on as texts do, to its end",
                                  ". And sixty more letters of a text that goes on as texts do, to its end",
                                  "; sixty more letters of a text that goes on as texts do, to its very end"};
    const char *const languages[] = {"en", "tr"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (size_t k = 0; k < 2 * sizeof behind / sizeof behind[0]; k++) {
            char text[160], folded[64];
            snprintf(text, sizeof text, "%s", words[i]);
            lex_as(text, languages[k % 2]);
            ng_token alone = tokens.items[0];
            snprintf(folded, sizeof folded, "%.*s", (int)tokens.words[0].folded.len, tokens.words[0].folded.ptr);
            uint64_t hash = tokens.words[0].hash;
            assert_true(hash == ng_hash(ng_span_cstr(folded)));
            snprintf(text, sizeof text, "%s%s", words[i], behind[k / 2]);
            lex_as(text, languages[k % 2]);
            assert_true(ng_span_equal(tokens.words[0].folded, ng_span_cstr(folded)));
            assert_true(tokens.words[0].hash == hash);
            assert_int_equal(tokens.items[0].flags, alone.flags);
            assert_int_equal(tokens.items[0].kind, alone.kind);
            if (ng_token_length(&tokens.items[0]) != strlen(words[i])) fail_msg("%s: %s", languages[k % 2], text);
        }
    }
}

static void elided_words_are_words_of_their_own(void **state)
{
    (void)state;
    assert_tokens_of("fr", "L'homme d\xe2\x80\x99\xc3\x89tat qu'il n'a vu", "L'|homme|d\xe2\x80\x99|\xc3\x89tat|qu'|il|n'|a|vu");
    assert_tokens_of("fr", "aujourd'hui l'avant-match, n'est-ce", "aujourd'hui|l'|avant-match|,|n'|est-ce");
    assert_tokens_of("fr", "Selon L'Oreille, l'Union. L'Union", "Selon|L'Oreille|,|l'|Union|.|L'|Union");
    assert_tokens_of("it", "Dell'arte un'idea c'era", "Dell'|arte|un'|idea|c'|era");
    assert_tokens_of("ca", "L'home d'aigua", "L'|home|d'|aigua");
    assert_tokens_of("de", "d'accord l'homme", "d'accord|l'homme");
    lex_as("l'\xc3\x89tat", "fr");
    assert_int_equal(tokens.items[0].flags, 0);
    assert_int_equal(tokens.items[1].flags, NG_TOKEN_GLUED | NG_TOKEN_CAPITAL);
    assert_true(tokens.words[tokens.items[0].word].flags & NG_WORD_STOP);
}

static void assert_found_as_given(const char *text)
{
    lex_as(text, "");
    ng_tokens found = tokens;
    lex_as(text, "fr");
    assert_string_equal(found.language, "fr");
    assert_int_equal(found.count, tokens.count);
    assert_int_equal(found.mark_count, tokens.mark_count);
    assert_int_equal(found.word_count, tokens.word_count);
    for (size_t i = 0; i <= lines.count; i++) assert_int_equal(found.line_first[i], tokens.line_first[i]);
    for (size_t i = 0; i < tokens.word_count; i++) {
        assert_int_equal(found.words[i].count, tokens.words[i].count);
        assert_int_equal(found.words[i].flags, tokens.words[i].flags);
    }
}

/* The second pass leaves nothing of the first one behind: counts, words, lines. */
static void a_language_found_is_read_as_one_given(void **state)
{
    (void)state;
    /* A mark that begins a word, and far behind it one that stands alone: the second reading knows nothing of the first. */
    assert_found_as_given("Le maire de la ville a dit que ce n'\xc3\xa9tait pas \xcc\x81sa faute.\n\n"
                          "Il a ajout\xc3\xa9 qu'il partirait avec l'\xc3\xa9quipe \xcc\x81 .");
    /* The last word of the first reading does not stand before the first one of the second. */
    assert_found_as_given("Maire de la ville, il a dit que ce n'\xc3\xa9tait pas sa faute et qu'il partirait "
                          "avec l'\xc3\xa9quipe");
}

static void turkish_folds_its_two_letters_i_apart(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"tr", "I\xc5\x9eIK", "\xc4\xb1\xc5\x9f\xc4\xb1k"},
        {"tr", "\xc4\xb0stanbul", "istanbul"},
        {"tr", "KIRIM", "k\xc4\xb1r\xc4\xb1m"},
        {"tr", "ile", "ile"},
        {"en", "KIRIM", "kirim"},
        {"el", "\xce\x9f\xce\x94\xce\x9f\xce\xa3", "\xce\xbf\xce\xb4\xce\xbf\xcf\x83"}, /* and the small word's last sigma */
        {"el", "\xce\xbf\xce\xb4\xce\xbf\xcf\x82", "\xce\xbf\xce\xb4\xce\xbf\xcf\x83"},
        {"de", "Stra\xc3\x9f" "e", "strasse"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lex_as(cases[i][1], cases[i][0]);
        assert_int_equal(tokens.count, 1);
        if (!ng_span_equal(tokens.words[0].folded, ng_span_cstr(cases[i][2])))
            fail_msg("%s: '%.*s'", cases[i][1], (int)tokens.words[0].folded.len, tokens.words[0].folded.ptr);
    }
}

static void stop_words_are_marked(void **state)
{
    (void)state;
    lex_as("The harbour", "en");
    assert_true(tokens.words[tokens.items[0].word].flags & NG_WORD_STOP);
    assert_false(tokens.words[tokens.items[1].word].flags & NG_WORD_STOP);
}

static void language_codes_fold(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"en", "en"},    {"EN-gb", "en"},       {"eng_Latn", "en"}, {"zho_Hans", "zh"},
                                           {"swh", "sw"},   {"zh-Hant-TW", "zh"}, {"ast", "ast"},     {"und", "und"}};
    static const char *const bad[] = {"", "e", "english", "en-", "en--US", "e1", "en-toolongtag", "\xc3\xa9n"};
    char out[NG_LANGUAGE_SIZE];
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_true(ng_language_fold(ng_span_cstr(pairs[i][0]), out));
        assert_string_equal(out, pairs[i][1]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) assert_false(ng_language_fold(ng_span_cstr(bad[i]), out));
}

static void assert_use(const char *folded, unsigned small, unsigned capital, unsigned stopped, unsigned unstopped)
{
    for (size_t i = 0; i < tokens.word_count; i++) {
        const ng_word *word = &tokens.words[i];
        if (!ng_span_equal(word->folded, ng_span_cstr(folded))) continue;
        assert_int_equal(ng_word_written(word, NG_WORD_SMALL), small);
        assert_int_equal(ng_word_written(word, NG_WORD_CAPITAL), capital);
        assert_int_equal(ng_word_written(word, NG_WORD_STOPPED), stopped);
        assert_int_equal(ng_word_written(word, NG_WORD_UNSTOPPED), unstopped);
        return;
    }
    fail_msg("no word '%s'", folded);
}

static void words_know_how_they_are_written(void **state)
{
    (void)state;
    lex_as("Ash met May. Ash may come, May said. \xc3\x89" "cole . In may.", "en");
    assert_use("ash", 0, 0, 0, 2);  /* at the start and behind a stop: no name for sure */
    assert_use("may", 2, 2, 2, 2);
    assert_use("\xc3\xa9" "cole", 0, 0, 0, 1); /* a stop behind a space is not its own */
    lex_as("a. a. a. a. a. a a a a a", "en");
    assert_use("a", 3, 0, 3, 3); /* held */
    lex_as("Rain\n\nFell", "en");
    assert_use("fell", 0, 1, 0, 1); /* a heading has no stop: the next line counts as behind it */
}

static void marks_are_listed_in_order(void **state)
{
    (void)state;
    lex_as("(Rain, 3 mm)...", "en");
    static const ng_mark expected[] = {{0, '('}, {2, ','}, {5, ')'}, {6, '.'}, {7, UINT32_MAX}};
    assert_int_equal(tokens.mark_count, 4);
    for (size_t i = 0; i <= tokens.mark_count; i++) {
        assert_int_equal(tokens.marks[i].token, expected[i].token);
        assert_int_equal(tokens.marks[i].character, expected[i].character);
    }
    lex_as("", "en");
    assert_int_equal(tokens.mark_count, 0);
    assert_int_equal(tokens.marks[0].token, 0);
}

static void flags_tell_ascii_and_camel(void **state)
{
    (void)state;
    lex_as("iPhone caf\xc3\xa9 Mac don\xe2\x80\x99t 3D x- \xe2\x80\x94", "en");
    static const unsigned expected[] = {NG_TOKEN_ASCII | NG_TOKEN_CAMEL, 0, NG_TOKEN_ASCII, 0, NG_TOKEN_ASCII,
                                        NG_TOKEN_ASCII, NG_TOKEN_ASCII, 0};
    for (size_t i = 0; i < tokens.count; i++) {
        assert_int_equal(tokens.items[i].flags & (NG_TOKEN_ASCII | NG_TOKEN_CAMEL), expected[i]);
        if (ng_token_is_word(&tokens.items[i])) {
            assert_int_equal(tokens.items[i].low_hash, (uint16_t)tokens.words[tokens.items[i].word].hash);
        }
    }
    assert_int_equal(tokens.count, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_keep_hyphens_and_apostrophes),
        cmocka_unit_test(dots_belong_to_abbreviations_and_names),
        cmocka_unit_test(numbers_keep_their_marks),
        cmocka_unit_test(marks_are_runs_of_one_character),
        cmocka_unit_test(marks_that_stand_on_nothing_are_no_words),
        cmocka_unit_test(case_is_noted),
        cmocka_unit_test(words_fold_to_one),
        cmocka_unit_test(ideographs_are_words),
        cmocka_unit_test(words_of_any_length_end_where_they_end),
        cmocka_unit_test(words_of_one_hash_are_told_apart),
        cmocka_unit_test(each_word_has_one_number_and_its_small_form),
        cmocka_unit_test(each_word_is_remembered_in_a_place_of_its_own),
        cmocka_unit_test(words_that_share_a_slot_are_both_remembered),
        cmocka_unit_test(what_is_known_of_a_word_lasts),
        cmocka_unit_test(remembered_stems_are_those_of_the_stemmer),
        cmocka_unit_test(remembered_marks_and_hints_are_those_of_the_tables),
        cmocka_unit_test(a_word_is_the_same_before_text_and_at_its_end),
        cmocka_unit_test(elided_words_are_words_of_their_own),
        cmocka_unit_test(a_language_found_is_read_as_one_given),
        cmocka_unit_test(turkish_folds_its_two_letters_i_apart),
        cmocka_unit_test(stop_words_are_marked),
        cmocka_unit_test(language_codes_fold),
        cmocka_unit_test(words_know_how_they_are_written),
        cmocka_unit_test(marks_are_listed_in_order),
        cmocka_unit_test(flags_tell_ascii_and_camel),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
