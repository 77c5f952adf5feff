/* The stop word lists: for each language its most frequent function words are in, and nouns that news is full of are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lex/lex.h"
#include "model/stopwords.h"
#include "read/read.h"
#include "wrap/utf8.h"

static const struct expectation {
    const char *code;
    const char *in;  /* twenty function words, at the top of any count */
    const char *out; /* ten nouns of news */
} EXPECTED[] = {
    {"ar", "في من على إلى أن التي ما عن مع هذا بعد ذلك هذه الذي لا هو هي قبل كان كل",
     "حكومة رئيس مدينة شركة حرب مباراة شرطة مدرسة انتخابات سوق"},
    {"bg", "на и в да се от за не са с е по че като до при това си ще или",
     "правителство президент град компания война мач полиция училище избори пазар"},
    {"bn", "ও এবং এই যে না করে থেকে জন্য একটি তার হয় কিন্তু এর সঙ্গে তিনি তারা হয়েছে পর আর কোনো",
     "সরকার রাষ্ট্রপতি শহর কোম্পানি যুদ্ধ ম্যাচ পুলিশ স্কুল নির্বাচন বাজার"},
    {"ca", "de la i el que a les en els un per una amb del no l' d' és ha com",
     "govern president ciutat empresa guerra partit policia escola eleccions mercat"},
    {"cs", "a v se na že je s z do o i to k za by pro ale jako který už",
     "vláda prezident město firma válka zápas policie škola volby trh"},
    {"da", "og i at det er en til på af den for de ikke der som med har et han om",
     "regering præsident by virksomhed krig kamp politi skole valg marked"},
    {"de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als",
     "Regierung Präsident Stadt Unternehmen Krieg Spiel Polizei Schule Wahl Markt"},
    {"el", "και το να του η της με που για την ο τα από στο είναι τον δεν θα σε οι",
     "κυβέρνηση πρόεδρος πόλη εταιρεία πόλεμος αγώνας αστυνομία σχολείο εκλογές αγορά"},
    {"en", "the of and to in a is that for it was on with as by at be he from not",
     "government president city company war match police school election market"},
    {"es", "de la que el en y a los se del las un por con no una su para es al",
     "gobierno presidente ciudad empresa guerra partido policía escuela elecciones mercado"},
    {"et", "ja on ei et ka oli ta kui see mis või oma aga ning ma seda kes siis nii tema",
     "valitsus president linn ettevõte sõda mäng politsei kool valimised turg"},
    {"fa", "و در به از که این را با است برای آن یک تا هم بر خود شد شده کرد بود",
     "دولت رئیس شهر شرکت جنگ بازی پلیس مدرسه انتخابات بازار"},
    {"fi", "ja on ei että oli se hän mutta ovat myös kun joka kuin tai niin sen olla mukaan jos vain",
     "hallitus presidentti kaupunki yritys sota ottelu poliisi koulu vaalit markkinat"},
    {"fr", "de la le et les des en un du une que est pour qui dans l' d' par au sur",
     "gouvernement président ville entreprise guerre match police école élections marché"},
    {"ha", "da a na ta ya ne ba su ce shi wannan cewa daga amma don wani mai cikin sun yi",
     "gwamnati shugaba birni kamfani yaƙi wasa sanda makaranta zaɓe kasuwa"},
    {"he", "של את על לא הוא זה עם כי היא גם או אם כל אבל היה בין יותר אני רק הם",
     "ממשלה נשיא עיר חברה מלחמה משחק משטרה תלמיד בחירות שוק"},
    {"hi", "के में की है और से का को पर ने कि यह हैं इस भी एक नहीं था लिए तो",
     "सरकार राष्ट्रपति शहर कंपनी युद्ध मैच पुलिस स्कूल चुनाव बाजार"},
    {"hr", "i u je na se da su za od a s koji o ne to kao iz će nije bi",
     "vlada predsjednik grad tvrtka rat utakmica policija škola izbori tržište"},
    {"hu", "a az és hogy nem is egy ez volt de meg csak már van el még ha ki mint vagy",
     "kormány elnök város cég háború mérkőzés rendőrség iskola választás piac"},
    {"id", "yang dan di dari untuk dengan ini dalam tidak pada itu akan adalah ke oleh juga mereka telah atau sebagai",
     "pemerintah presiden kota perusahaan perang pertandingan polisi sekolah pemilu pasar"},
    {"it", "di e che la il un a per in una del è non le con della si i da l'",
     "governo presidente città azienda guerra partita polizia scuola elezioni mercato"},
    {"ja", "の に は を た が で と も な い る し れ さ か ら あ こ だ", "国 人 市 年 会 戦 車 学 選 金"},
    {"ko", "이 그 및 수 있다 있는 하는 한 그리고 등 것 또 더 대한 위해 그는 하지만 했다 이라고 통해",
     "정부 대통령 도시 회사 전쟁 경기 경찰 학교 선거 시장"},
    {"lt", "ir į kad iš su yra tai o bet buvo kaip ne už nuo apie jis po dar jau ar",
     "vyriausybė prezidentas miestas įmonė karas rungtynės policija mokykla rinkimai rinka"},
    {"lv", "un ir ka no ar uz par bet arī kas tas lai pēc kā tika nav vai šo viņš bija",
     "valdība prezidents pilsēta uzņēmums karš spēle policija skola vēlēšanas tirgus"},
    {"mr", "आणि आहे या व तर की हे ही का न पण त्या तो ती ते होते मध्ये साठी नाही केले",
     "सरकार अध्यक्ष शहर कंपनी युद्ध सामना पोलीस शाळा निवडणूक बाजार"},
    {"nl", "de het een van en in is dat op te met voor die niet zijn aan er om ook als",
     "regering president stad bedrijf oorlog wedstrijd politie school verkiezingen markt"},
    {"no", "og i det på er en til som av for at med de ikke den har om et fra var",
     "regjering president by selskap krig kamp politi skole valg marked"},
    {"pl", "w i na z się do nie to że jest o jak a po za od co przez ale dla",
     "rząd prezydent miasto firma wojna mecz policja szkoła wybory rynek"},
    {"pt", "de a o que e do da em um para com não uma os no se na por mais as",
     "governo presidente cidade empresa guerra jogo polícia escola eleições mercado"},
    {"ro", "de și în a la cu pe că din nu un o este pentru care mai să au fi ce",
     "guvern președinte oraș companie război meci poliție școală alegeri piață"},
    {"ru", "и в не на что я он с как это по но они к у из за вы так от",
     "правительство президент город компания война матч полиция школа выборы рынок"},
    {"sk", "a v sa na je že s do o z to za aj by pre ako ale ktorý už po",
     "vláda prezident mesto firma vojna zápas polícia škola voľby trh"},
    {"sl", "in je v na za se da so pa z ki s o tudi ne po od do kot bi",
     "vlada predsednik mesto podjetje vojna tekma policija šola volitve trg"},
    {"sr", "и у је на се да су за од а с који о не то као из ће није би",
     "влада председник град компанија рат утакмица полиција школа избори тржиште"},
    {"sv", "och i att det som en på är av för med den till inte om har de ett han var",
     "regering president stad företag krig match polis skola val marknad"},
    {"sw", "na ya wa kwa katika ni za la kuwa cha kama hii huo wake hiyo lakini pia baada yake kwamba",
     "serikali rais mji kampuni vita mechi polisi shule uchaguzi soko"},
    {"th", "ที่ ใน และ ของ เป็น มี ได้ การ จะ ไม่ ว่า ให้ กับ จาก นี้ แต่ โดย ก็ ซึ่ง หรือ",
     "รัฐบาล ประธานาธิบดี เมือง บริษัท สงคราม นัด ตำรวจ โรงเรียน เลือกตั้ง ตลาด"},
    {"tr", "ve bir bu da de için ile çok olarak daha gibi en ne kadar sonra İLE o ki var değil",
     "hükümet başkan şehir şirket savaş maç polis okul seçim piyasa"},
    {"uk", "і в не на що з у до як за та це про по для його від він але я",
     "уряд президент місто компанія війна матч поліція школа вибори ринок"},
    {"ur", "کے میں کی ہے اور سے کا کو پر نے کہ یہ ہیں اس بھی ایک نہیں تھا لیے تو",
     "حکومت صدر شہر کمپنی جنگ میچ پولیس اسکول انتخابات بازار"},
    {"vi", "và của là có các được cho trong không với đã này để những một đang cũng từ khi đến",
     "phủ tổng thành ty tranh trận sát trường bầu chợ"},
    {"yo", "ní ti àti sí wọn ó fún tí pé náà ni bí láti kan lọ yìí sì mo kí wa",
     "ìjọba ààrẹ ìlú ilé ogun eré ọlọ́pàá ilé-ìwé ìdìbò ọjà"},
    {"zh", "的 了 在 是 和 有 不 也 就 都 而 与 为 这 那 他 她 它 从 对", "国 人 市 年 会议 战 车 学 选 金"},
};

static ng_model *model;
static ng_arena arena;
static ng_strbuf scratch;

static int open_all(void **state)
{
    (void)state;
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&scratch, ng_allocator_default());
    return ng_model_open(&model, ng_allocator_default(), NULL) == NG_OK ? 0 : 1;
}

static int close_all(void **state)
{
    (void)state;
    ng_model_close(model);
    ng_strbuf_free(&scratch);
    ng_arena_free(&arena);
    return 0;
}

static ng_span fold(const ng_language *language, ng_span word)
{
    assert_true(language->turkic ? ng_utf8_fold_turkic(word, &scratch) : ng_utf8_fold(word, &scratch));
    return ng_strbuf_span(&scratch);
}

static bool is_listed(const ng_language *language, ng_span word)
{
    return ng_table_get(ng_language_table(language, NG_TABLE_STOPWORDS), fold(language, word)) != NULL;
}

/* How many of the words of [list], parted by spaces, stand in the list of [code] or not, as [wanted]; fails at one that does not.
 */
static size_t expect_all(const char *code, const char *list, bool wanted)
{
    size_t words = 0;
    ng_span rest = ng_span_cstr(list);
    while (rest.len) {
        ng_span word = ng_span_cut(&rest, ' ');
        if (is_listed(ng_model_language(model, code), word) != wanted)
            fail_msg("%s: '%.*s' is %s stop word", code, (int)word.len, word.ptr, wanted ? "no" : "a");
        words++;
    }
    return words;
}

static void function_words_are_in_and_nouns_are_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof EXPECTED / sizeof EXPECTED[0]; i++) {
        assert_int_equal(expect_all(EXPECTED[i].code, EXPECTED[i].in, true), 20);
        assert_int_equal(expect_all(EXPECTED[i].code, EXPECTED[i].out, false), 10);
    }
}

static void every_language_with_a_list_is_looked_at(void **state)
{
    (void)state;
    for (size_t i = 0; i < model->language_count; i++) {
        const ng_language *language = &model->languages[i];
        size_t at = 0, count = sizeof EXPECTED / sizeof EXPECTED[0];
        if (ng_language_table(language, NG_TABLE_STOPWORDS)->count == 0) continue;
        while (at < count && strcmp(EXPECTED[at].code, language->code) != 0) at++;
        if (at == count) fail_msg("%s: no words to expect", language->code);
    }
}

static void lists_are_in_folded_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < model->language_count; i++) {
        const ng_table *list = ng_language_table(&model->languages[i], NG_TABLE_STOPWORDS);
        for (size_t k = 0; k < list->count; k++) {
            ng_span word = ng_row_key(list, &list->rows[k]);
            if (!ng_span_equal(word, fold(&model->languages[i], word)))
                fail_msg("%s: '%.*s' is not folded", model->languages[i].code, (int)word.len, word.ptr);
        }
    }
}

/* ---------------------------------------------------------------- a newsroom's own */

static ng_status load(const char *text, ng_table *table, ng_error *error)
{
    return ng_stopwords_load(table, &arena, ng_allocator_default(), ng_span_cstr(text), "desk.txt", error);
}

/* The stop words of [text] under the newsroom's list [own], with spaces between them. */
static const char *stops_of(const char *text, const char *own)
{
    static char out[256];
    ng_lines lines;
    ng_tokens tokens;
    ng_table table;
    size_t length = 0;
    assert_int_equal(ng_read(NG_SPAN(""), ng_span_cstr(text), NG_WRAP_KEEP, &arena, &lines, NULL), NG_OK);
    assert_int_equal(ng_lex(&lines, model, "en", &scratch, &arena, &tokens, NULL), NG_OK);
    assert_int_equal(load(own, &table, NULL), NG_OK);
    assert_true(ng_lex_stopwords(&tokens, &table, &arena));
    for (size_t i = 0; i < tokens.count; i++) {
        const ng_word *word = &tokens.words[tokens.items[i].word];
        if (!(word->flags & NG_WORD_STOP)) continue;
        if (length) out[length++] = ' ';
        memcpy(out + length, word->folded.ptr, word->folded.len);
        length += word->folded.len;
    }
    out[length] = '\0';
    return out;
}

static void a_newsroom_adds_takes_out_and_replaces(void **state)
{
    (void)state;
    const char *text = "The photo may be of the mayor";
    assert_string_equal(stops_of(text, ""), "the may be of the");
    assert_string_equal(stops_of(text, "# ours\n\nPhoto  # they all have one\n"), "the photo may be of the");
    assert_string_equal(stops_of(text, "-May\r\n"), "the be of the");
    assert_string_equal(stops_of(text, "mayor\n-*\n"), "mayor");
}

/* What a list of one's own takes away is that a word is a stop word, and nothing of how the text writes it. */
static void a_newsroom_changes_nothing_else(void **state)
{
    (void)state;
    ng_lines lines;
    ng_tokens tokens;
    ng_table table;
    ng_span text = NG_SPAN("The mayor, and The press. And the end.");
    assert_int_equal(ng_read(NG_SPAN(""), text, NG_WRAP_KEEP, &arena, &lines, NULL), NG_OK);
    assert_int_equal(ng_lex(&lines, model, "en", &scratch, &arena, &tokens, NULL), NG_OK);
    const ng_word *before = tokens.words;
    assert_int_equal(load("-*\n", &table, NULL), NG_OK);
    assert_true(ng_lex_stopwords(&tokens, &table, &arena));
    assert_true(before[0].flags & NG_WORD_STOP);
    for (size_t i = 0; i < tokens.word_count; i++) {
        assert_true(tokens.words[i].flags != 0);
        assert_int_equal(tokens.words[i].flags, before[i].flags & ~(uint32_t)NG_WORD_STOP);
    }
}

static void a_bad_line_is_named(void **state)
{
    (void)state;
    ng_table table;
    ng_error error;
    assert_int_equal(load("one\ntwo words\n", &table, &error), NG_BAD_MODEL);
    assert_string_equal(error.message, "desk.txt, line 2: 'two words' is not one word");
    assert_int_equal(error.offset, 2);
    assert_int_equal(load("\n\n-\n", &table, &error), NG_BAD_MODEL);
    assert_int_equal(error.offset, 3);
    assert_int_equal(load("one\nOne\n", &table, &error), NG_BAD_MODEL);
    assert_int_equal(error.offset, 2);
    assert_int_equal(load("\xff\n", &table, &error), NG_BAD_MODEL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(function_words_are_in_and_nouns_are_not),
        cmocka_unit_test(every_language_with_a_list_is_looked_at),
        cmocka_unit_test(lists_are_in_folded_form),
        cmocka_unit_test(a_newsroom_adds_takes_out_and_replaces),
        cmocka_unit_test(a_newsroom_changes_nothing_else),
        cmocka_unit_test(a_bad_line_is_named),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
