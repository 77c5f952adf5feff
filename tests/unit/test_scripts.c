/* Scripts without spaces between words, and endings written at words: tokens, terms, limits, keywords. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "fit/pieces.h"
#include "lexing.h"
#include "nutgraf.h"
#include "terms/terms.h"
#include "wrap/utf8.h"

static ng_sentences sentences;
static ng_sentence whole;
static ng_terms terms;

/* Lexes one line, which is taken for one sentence. */
static void lex_sentence(const char *text, const char *language)
{
    lex_as(text, language);
    whole = (ng_sentence){.end = (uint32_t)lines.text.len, .end_token = (uint32_t)tokens.count};
    sentences = (ng_sentences){&whole, 1, 0};
}

static void make_terms(const char *text, const char *language)
{
    ng_error error;
    ng_meta meta = {.headline_line = NG_NO_ID};
    lex_sentence(text, language);
    assert_int_equal(ng_terms_make(&lines, &tokens, &sentences, &meta, ng_model_language(model, language), NULL, &arena, &terms,
                                   &error),
                     NG_OK);
}

static void assert_tokens(const char *text, const char *expected)
{
    lex_sentence(text, "und");
    ng_span rest = ng_span_cstr(expected);
    for (size_t i = 0; i < tokens.count; i++) {
        ng_span want = ng_span_cut(&rest, '|'), got = ng_token_text(lines.text, &tokens.items[i]);
        if (!ng_span_equal(want, got)) fail_msg("'%s': token %zu is '%.*s'", text, i, (int)got.len, got.ptr);
    }
    if (rest.len) fail_msg("'%s': '%.*s' is missing", text, (int)rest.len, rest.ptr);
}

/* The share of a text's words in quotation marks, which begin and end anywhere. */
static void words_in_quotation_marks_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        ng_score share;
    } cases[] = {
        {"He said \"we go now\" today.", 500000},
        {"\"We go now, and soon\", he said.", 714285},
        {"He said \"we go now", 600000},
        {"\"Go\" and \"stay\"", 666666},
        {"He said \u201cgo, all of you\u201d", 666666},
        {"Nobody spoke, or so.", 0},
        {"\"\" -", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make_terms(cases[i].text, "en");
        if (terms.quoted[0] != cases[i].share) fail_msg("'%s': %ld", cases[i].text, (long)terms.quoted[0]);
    }
}

/* ---------------------------------------------------------------- tokens */

static void vowels_and_stacked_consonants_are_not_divided(void **state)
{
    (void)state;
    assert_tokens("เรือไฟฟ้าทำงาน", "เรื|อ|ไฟ|ฟ้า|ทำ|งา|น");           /* Thai */
    assert_tokens("ແມ່ນ້ຳ", "ແມ່|ນ້ຳ");                                   /* Lao */
    assert_tokens("ក្រុងកំពង់ស្រូវ", "ក្រុ|ង|កំ|ព|ង់|ស្រូ|វ");                  /* Khmer */
    assert_tokens("သင်္ဘောသည် မြန်မာ ကြည့်", "သင်္ဘော|သည်|မြန်|မာ|ကြည့်"); /* Burmese: kinzi, asat */
    assert_tokens("ꦏꦼꦭꦧꦸꦲꦤ꧀", "ꦏꦼ|ꦭ|ꦧꦸ|ꦲ|ꦤ꧀");                      /* Javanese */
    assert_tokens("か\xe3\x82\x99っこう", "か\xe3\x82\x99|っ|こ|う");     /* a voiced mark apart from its kana */
    assert_tokens("AI技術G20", "AI|技|術|G20");
    assert_tokens("เปิด 24 ชั่วโมง", "เปิ|ด|24|ชั่|ว|โม|ง");
}

static void no_token_ends_inside_a_grapheme_cluster(void **state)
{
    (void)state;
    static const char *const texts[] = {"ที่ทำการเทศบาลเมืองปากน้ำ", "បណ្ណាល័យចល័តតាមទូក", "ဆိပ်ကမ်းဟောင်းမှ ထွက်ခွာခဲ့သည်",
        "ເຮືອຂ້າມຟາກອອກຈາກທ່າເຮືອເກົ່າ", "が\xe3\x82\x99ぎ葛\xf3\xa0\x84\x80城", "ᬚᬸᬓᬸᬂᬮᬸᬗ᭄ᬳᬲᬓᬶᬂ"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        lex_sentence(texts[i], "und");
        size_t border = 0;
        for (size_t k = 0; k < tokens.count; k++) {
            size_t end = ng_token_end(&tokens.items[k]);
            while (border < end) border = ng_utf8_grapheme_end(lines.text, border);
            if (border != end) fail_msg("'%s': token %zu ends inside a cluster", texts[i], k);
        }
    }
}

static size_t counted_words(const char *text)
{
    size_t words = 0;
    lex_sentence(text, "und");
    ng_pieces pieces = ng_pieces_of(&tokens, &whole);
    for (ng_piece piece; ng_pieces_next(&pieces, &piece);) words += piece.words;
    return words;
}

static void words_are_counted_as_word_processors_do(void **state)
{
    (void)state;
    assert_int_equal(counted_words("He said \"no\" - twice, in 3.5 days."), 8); /* as wc -w */
    assert_int_equal(counted_words("中国的GDP增长5.2%。"), 7);
    assert_int_equal(counted_words("東京タワー"), 5);
    assert_int_equal(counted_words("เรือไฟฟ้า"), 2); /* four parts */
    assert_int_equal(counted_words("เรือ เรือ"), 2);
}

/* ---------------------------------------------------------------- particles and terms */

static void the_longest_particle_wins_and_exceptions_hold(void **state)
{
    (void)state;
    lex_sentence("我们的都市", "zh"); /* "都" is a particle, "都市" a word */
    static const uint8_t chinese[] = {NG_PARTICLE_BREAK, NG_PARTICLE_BREAK, NG_PARTICLE_BREAK, NG_PARTICLE_NONE,
                                      NG_PARTICLE_NONE};
    assert_memory_equal(tokens.particles, chinese, sizeof chinese);
    lex_sentence("โดยโดยสาร", "th");
    static const uint8_t thai[] = {NG_PARTICLE_BREAK, NG_PARTICLE_BREAK, 0, 0, 0, 0};
    assert_memory_equal(tokens.particles, thai, sizeof thai);
    lex_sentence("the boats", "en");
    assert_null(tokens.particles);
}

/* Exactly the terms of [expected], parted by '|', in any order. */
static void assert_terms(const char *text, const char *language, const char *expected)
{
    make_terms(text, language);
    size_t wanted = 0;
    for (ng_span rest = ng_span_cstr(expected); rest.len; wanted++) {
        ng_span want = ng_span_cut(&rest, '|');
        bool found = false;
        for (uint32_t i = terms.first[0]; i < terms.first[1]; i++)
            found = found || ng_span_equal(terms.stems[terms.items[i]], want);
        if (!found) fail_msg("'%s': no term '%.*s'", text, (int)want.len, want.ptr);
    }
    assert_int_equal(terms.first[1] - terms.first[0], wanted);
    for (uint32_t i = terms.first[0] + 1; i < terms.first[1]; i++) assert_true(terms.items[i] > terms.items[i - 1]);
}

static void pairs_and_ideographs_are_terms(void **state)
{
    (void)state;
    assert_terms("旧桥的改造", "zh", "旧|桥|旧桥|改|造|改造");
    assert_terms("水槽のポンプ", "ja", "水|槽|水槽|ポン|ンプ");
    assert_terms("した。それはりんご。", "ja", "");
    assert_terms("เรือของเมือ", "th", "เรือ|เมือ");
    assert_terms("the Harbour 桥", "en", "harbour|桥");
    assert_int_equal(terms.content_first[1], 1); /* content as it stands has words alone */
}

/* What is asked for gets the numbers that the article's own terms have, and what it does not hold none. */
static void words_asked_for_are_terms_of_the_article(void **state)
{
    (void)state;
    ng_error error;
    ng_term_list found;
    make_terms("旧桥的改造", "zh");
    ng_terms article = terms;
    lex_sentence("改造水槽", "zh");
    assert_int_equal(ng_terms_find(&article, &lines, &tokens, ng_model_language(model, "zh"), NULL, &arena, &found, &error),
                     NG_OK);
    assert_int_equal(found.count, 3);
    static const char *const expected[] = {"改", "造", "改造"};
    for (size_t i = 0; i < found.count; i++) assert_true(ng_span_equal(article.stems[found.items[i]], ng_span_cstr(expected[i])));
}

static void korean_words_lose_their_particles(void **state)
{
    (void)state;
    /* "국가" ends like a particle and is none; "물가는" and "물가를" are one word; "센터로" and "센터" too. */
    make_terms("국가 물가는 물가를 센터로 센터 정부와", "ko");
    static const uint8_t endings[] = {0, 3, 3, 3, 0, 0};
    for (size_t i = 0; i < tokens.count; i++) assert_int_equal(terms.endings[tokens.items[i].word], endings[i]);
    assert_int_equal(terms.stem_of[tokens.items[1].word], terms.stem_of[tokens.items[2].word]);
    assert_int_equal(terms.stem_of[tokens.items[3].word], terms.stem_of[tokens.items[4].word]);
    make_terms("정부는", "en");
    assert_null(terms.endings);
}

/* ---------------------------------------------------------------- keywords */

static nutgraf_result *run(const char *text, const char *language, size_t length, nutgraf_unit unit)
{
    nutgraf_options options;
    nutgraf_error error;
    nutgraf_context *context;
    nutgraf_result *result;
    nutgraf_options_init(&options, sizeof options);
    options.keep_all = 1;
    options.language = language;
    options.keywords = 50;
    options.length = length;
    options.unit = unit;
    assert_int_equal(nutgraf_context_new(&context, NULL, &error), NUTGRAF_OK);
    const nutgraf_model *outer = (const nutgraf_model *)(const void *)model;
    assert_int_equal(nutgraf_run(&result, context, outer, &options, text, strlen(text), &error), NUTGRAF_OK);
    nutgraf_context_free(context);
    return result;
}

static bool has_keyword(const nutgraf_result *result, const char *text)
{
    for (size_t i = 0; i < result->keyword_count; i++) {
        nutgraf_text found = result->keywords[i].text;
        if (found.length == strlen(text) && memcmp(found.ptr, text, found.length) == 0) return true;
    }
    return false;
}

/* Every keyword of [expected] is found, and none of [unwanted]; both are parted by '|'. */
static void assert_keywords(const char *text, const char *language, const char *expected, const char *unwanted)
{
    char word[64];
    nutgraf_result *result = run(text, language, 3, NUTGRAF_SENTENCES);
    const char *const lists[] = {expected, unwanted};
    for (size_t i = 0; i < 2; i++) {
        for (ng_span rest = ng_span_cstr(lists[i]); rest.len;) {
            ng_span next = ng_span_cut(&rest, '|');
            memcpy(word, next.ptr, next.len);
            word[next.len] = '\0';
            if (has_keyword(result, word) != (i == 0)) fail_msg("keyword '%s' is %s", word, i ? "there" : "missing");
        }
    }
    nutgraf_result_free(result);
}

static void repeated_strings_are_keywords(void **state)
{
    (void)state;
    assert_keywords("青石桥需要修补。市长说，青石桥很旧。市民在青石桥的两边散步，喜欢青石桥。", "zh", "青石桥", "青石|石桥|青|在青石桥|的");
    /* "和" belongs to "和平利用", whose rest never stands alone, and not to "和北京". */
    assert_keywords("各国同意和平利用。会议讨论规则：和平利用的规则，和北京、上海的代表。北京表示同意，上海和北京都派了人。", "zh", "和平利用|北京",
                    "平利用|和北京");
    assert_keywords("水族館は蓄電池を使う。蓄電池は大きい。太陽光パネルも太陽光パネルの屋根も新しい。", "ja", "蓄電池|太陽光パネル",
                    "電池|蓄電|ネル|パネ|は|も");
    assert_keywords("ポン酢は安い。ポンプは高い。ポンドが下がる。ポンズも。", "ja", "ポンプ|ポンド", "ポン");
    assert_keywords("市は屋根を直す。漁業協同組合は反対した。", "ja", "漁業協同組合|屋根", "漁業|協同");
    assert_keywords("เรือไฟฟ้าของเทศบาล และเรือไฟฟ้าใหม่ เทศบาลจะซื้อเรือไฟฟ้า และเทศบาลก็ซื้อแล้ว", "th", "เรือไฟฟ้า|เทศบาล",
                    "ไฟฟ้าของ|ของ|และ|อไฟฟ้า");
    assert_keywords("시장은 밝혔다. 의원은 밝혔다. 주민은 밝혔다. 시장은 밝혔다.", "ko", "시장", "밝혔다");
    assert_keywords("창업 센터는 크다. 청년이 창업 센터에서 일한다. 청년은 창업 센터를 반긴다. 청년의 창업 센터가 열렸다.", "ko", "창업 센터|청년",
                    "센터는|청년이|청년의|열렸다");
}

static void mentions_are_where_the_keyword_stands(void **state)
{
    (void)state;
    const char *text = "青石桥需要修补。市长说，青石桥很旧。";
    nutgraf_result *result = run(text, "zh", 3, NUTGRAF_SENTENCES);
    assert_true(has_keyword(result, "青石桥"));
    for (size_t i = 0; i < result->keyword_count; i++) {
        const nutgraf_keyword *keyword = &result->keywords[i];
        for (size_t k = 0; k < keyword->mention_count; k++) {
            assert_int_equal(keyword->mentions[k].length, keyword->text.length);
            assert_memory_equal(text + keyword->mentions[k].offset, keyword->text.ptr, keyword->text.length);
        }
    }
    nutgraf_result_free(result);
}

/* ---------------------------------------------------------------- limits */

static void assert_summary(const char *text, const char *language, size_t length, nutgraf_unit unit, const char *expected)
{
    nutgraf_result *result = run(text, language, length, unit);
    assert_string_equal(result->summary.ptr, expected);
    nutgraf_result_free(result);
}

static void limits_cut_between_characters(void **state)
{
    (void)state;
    assert_summary("市政府宣布，将改造青石桥的主梁。", "zh", 5, NUTGRAF_WORDS, "市政府宣布…");
    assert_summary("市政府宣布，将改造青石桥的主梁。", "zh", 7, NUTGRAF_CHARACTERS, "市政府宣布…");
    assert_summary("市政府宣布，将改造「青石桥」。", "zh", 8, NUTGRAF_WORDS, "市政府宣布，将改造…");
    assert_summary("เทศบาลประกาศเปิดเรือไฟฟ้า", "th", 2, NUTGRAF_WORDS, "เทศบาลประ…");
    assert_summary("青石桥。旧城区。", "zh", 6, NUTGRAF_WORDS, "青石桥。 旧城区。");
    assert_summary("青石桥。旧城区。", "zh", 5, NUTGRAF_WORDS, "青石桥。");
}

/* ---------------------------------------------------------------- hostile text */

/* A text that repeats itself in every length, and one without any mark. */
static void repetition_does_no_harm(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    static const char *const units[] = {"中", "国", "ア", "เ", "ก"};
    char *text = malloc(COUNT * 3 + 1);
    assert_non_null(text);
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
        for (size_t i = 0; i < COUNT; i++) memcpy(text + i * 3, units[(u == 0 && i % 7 == 3) ? 1 : u], 3);
        text[COUNT * 3] = '\0';
        nutgraf_result_free(run(text, "zh", 3, NUTGRAF_SENTENCES));
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_quotation_marks_are_counted),
        cmocka_unit_test(vowels_and_stacked_consonants_are_not_divided),
        cmocka_unit_test(no_token_ends_inside_a_grapheme_cluster),
        cmocka_unit_test(words_are_counted_as_word_processors_do),
        cmocka_unit_test(the_longest_particle_wins_and_exceptions_hold),
        cmocka_unit_test(pairs_and_ideographs_are_terms),
        cmocka_unit_test(words_asked_for_are_terms_of_the_article),
        cmocka_unit_test(korean_words_lose_their_particles),
        cmocka_unit_test(repeated_strings_are_keywords),
        cmocka_unit_test(mentions_are_where_the_keyword_stands),
        cmocka_unit_test(limits_cut_between_characters),
        cmocka_unit_test(repetition_does_no_harm),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
