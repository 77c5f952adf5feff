/* Which language a text is in: two sentences of each, what is of no language, pages in two, and files that are no model. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "lex/language.h"
#include "lex/lex.h"
#include "lex/ngrams.h"
#include "read/read.h"

static ng_model *model;
static ng_arena arena;
static ng_strbuf scratch;
static char language[NG_LANGUAGE_SIZE];

static int set_up(void **state)
{
    (void)state;
    ng_error error;
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&scratch, ng_allocator_default());
    return ng_model_open(&model, ng_allocator_default(), &error) == NG_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    ng_strbuf_free(&scratch);
    ng_arena_free(&arena);
    ng_model_close(model);
    return 0;
}

static const char *language_of(const char *text)
{
    ng_error error = {NG_OK, 0, ""};
    ng_lines lines;
    ng_tokens tokens;
    ng_arena_reset(&arena);
    assert_int_equal(ng_read(NG_SPAN(""), ng_span_cstr(text), NG_WRAP_JOIN, &arena, &lines, &error), NG_OK);
    assert_int_equal(ng_lex(&lines, model, "", &scratch, &arena, &tokens, &error), NG_OK);
    memcpy(language, tokens.language, sizeof language);
    return language;
}

/* Written for this test; the model never saw them. */
static const char *const sentences[][3] = {
    {"en", "The harbour was closed on Friday because of the storm.", "Nobody knows yet who will pay for the new roof."},
    {"fr", "Le port est resté fermé vendredi à cause de la tempête.", "Personne ne sait encore qui paiera le nouveau toit."},
    {"de", "Der Hafen war am Freitag wegen des Sturms geschlossen.", "Noch weiß niemand, wer das neue Dach bezahlen wird."},
    {"es", "El puerto estuvo cerrado el viernes a causa de la tormenta.", "Todavía nadie sabe quién pagará el nuevo tejado."},
    {"pt", "O porto esteve fechado na sexta-feira por causa da tempestade.", "Ainda não se sabe quem vai pagar o telhado novo."},
    {"it", "Venerdì il porto è rimasto chiuso a causa della tempesta.", "Nessuno sa ancora chi pagherà il nuovo tetto."},
    {"nl", "De haven was vrijdag gesloten vanwege de storm.", "Niemand weet nog wie het nieuwe dak gaat betalen."},
    {"pl", "W piątek port był zamknięty z powodu burzy.", "Nikt jeszcze nie wie, kto zapłaci za nowy dach."},
    {"tr", "Liman cuma günü fırtına nedeniyle kapalıydı.", "Yeni çatının parasını kimin ödeyeceğini henüz kimse bilmiyor."},
    {"sw", "Bandari ilifungwa siku ya Ijumaa kwa sababu ya dhoruba.", "Hakuna anayejua bado nani atalipia paa jipya."},
    {"ha", "An rufe tashar jiragen ruwa ranar Juma'a saboda guguwa.",
     "Har yanzu babu wanda ya san wanda zai biya kuɗin sabon rufin."},
    {"yo", "Wọ́n ti ibùdókọ̀ ojú omi pa ní ọjọ́ Ẹtì nítorí ìjì.", "Kò sí ẹni tí ó mọ ẹni tí yóò san owó òrùlé tuntun náà."},
    {"id", "Pelabuhan itu ditutup pada hari Jumat karena badai.", "Belum ada yang tahu siapa yang akan membayar atap baru itu."},
    {"vi", "Cảng đã đóng cửa hôm thứ Sáu vì bão.", "Chưa ai biết ai sẽ trả tiền cho mái nhà mới."},
    {"sv", "Hamnen var stängd i fredags på grund av stormen.", "Ännu vet ingen vem som ska betala för det nya taket."},
    {"da", "Havnen var lukket i fredags på grund af stormen.", "Endnu ved ingen, hvem der skal betale for det nye tag."},
    {"no", "Havna var stengt på fredag på grunn av stormen.", "Ennå vet ingen hvem som skal betale for det nye taket."},
    {"fi", "Satama oli perjantaina suljettu myrskyn takia.", "Kukaan ei vielä tiedä, kuka uuden katon maksaa."},
    {"hu", "A kikötőt pénteken a vihar miatt lezárták.", "Még senki sem tudja, ki fizeti majd az új tetőt."},
    {"ro", "Portul a fost închis vineri din cauza furtunii.", "Nimeni nu știe încă cine va plăti acoperișul cel nou."},
    {"cs", "Přístav byl v pátek kvůli bouři uzavřen.", "Nikdo zatím neví, kdo novou střechu zaplatí."},
    {"sk", "Prístav bol v piatok pre búrku zatvorený.", "Nikto zatiaľ nevie, kto novú strechu zaplatí."},
    {"sl", "Pristanišče je bilo v petek zaradi nevihte zaprto.", "Nihče še ne ve, kdo bo plačal novo streho."},
    {"hr", "Luka je u petak zbog oluje bila zatvorena, priopćila je lučka uprava.", "Nitko još ne zna tko će platiti novi krov."},
    {"et", "Sadam oli reedel tormi tõttu suletud.", "Keegi ei tea veel, kes uue katuse eest maksab."},
    {"lv", "Osta piektdien vētras dēļ bija slēgta.", "Neviens vēl nezina, kas maksās par jauno jumtu."},
    {"lt", "Penktadienį uostas dėl audros buvo uždarytas.", "Dar niekas nežino, kas sumokės už naują stogą."},
    {"ca", "El port va estar tancat divendres a causa de la tempesta.", "Encara ningú no sap qui pagarà la teulada nova."},
    {"gl", "O porto estivo pechado o venres por mor do temporal.", "Ninguén sabe aínda quen vai pagar o tellado novo."},
    {"eu", "Portua itxita egon zen ostiralean ekaitzaren ondorioz.",
     "Oraindik inork ez daki nork ordainduko duen teilatu berria."},
    {"sq", "Porti ishte i mbyllur të premten për shkak të stuhisë.", "Askush nuk e di ende kush do ta paguajë çatinë e re."},
    {"is", "Höfnin var lokuð á föstudaginn vegna veðurs.", "Enginn veit enn hver á að borga nýja þakið."},
    {"ga", "Bhí an cuan dúnta Dé hAoine mar gheall ar an stoirm.", "Níl a fhios ag aon duine fós cé a íocfaidh as an díon nua."},
    {"cy", "Roedd y porthladd ar gau ddydd Gwener oherwydd y storm.", "Does neb yn gwybod eto pwy fydd yn talu am y to newydd."},
    {"af", "Die hawe was Vrydag weens die storm gesluit.", "Niemand weet nog wie vir die nuwe dak gaan betaal nie."},
    {"tl", "Isinara ang daungan noong Biyernes dahil sa bagyo.",
     "Wala pang nakaaalam kung sino ang magbabayad sa bagong bubong."},
    {"so", "Dekedda waxaa la xiray Jimcihii duufaanta awgeed.", "Weli cidna ma oga cidda bixin doonta saqafka cusub."},
    {"az", "Cümə günü liman fırtına səbəbindən bağlanmışdı.", "Yeni damın pulunu kimin ödəyəcəyini hələ heç kim bilmir."},
    {"ru", "Порт в пятницу был закрыт из-за шторма.", "Никто пока не знает, кто заплатит за новую крышу."},
    {"uk", "Порт у п'ятницю був зачинений через бурю.", "Ніхто ще не знає, хто заплатить за новий дах."},
    {"bg", "Пристанището беше затворено в петък заради бурята.", "Все още никой не знае кой ще плати за новия покрив."},
    {"be", "Порт у пятніцу быў зачынены праз буру.", "Ніхто яшчэ не ведае, хто заплаціць за новы дах."},
    {"sr", "Лука је у петак била затворена због олује.", "Нико још не зна ко ће платити нови кров."},
    {"mk", "Пристаништето беше затворено во петокот поради бурата.", "Сѐ уште никој не знае кој ќе го плати новиот покрив."},
    {"kk", "Жұма күні дауылға байланысты порт жабық болды.", "Жаңа шатырдың ақшасын кім төлейтінін әлі ешкім білмейді."},
    {"ky", "Жума күнү бороонго байланыштуу порт жабык болду.", "Жаңы чатырдын акысын ким төлөөрүн азырынча эч ким билбейт."},
    {"mn", "Баасан гарагт шуурганы улмаас боомтыг хаажээ.", "Шинэ дээврийн мөнгийг хэн төлөхийг хэн ч мэдэхгүй байна."},
    {"ar", "أغلق الميناء يوم الجمعة بسبب العاصفة.", "لا أحد يعرف بعد من سيدفع ثمن السقف الجديد."},
    {"fa", "بندر روز جمعه به دلیل توفان بسته بود.",
     "هنوز کسی نمی‌داند چه کسی پول سقف تازه را می‌دهد."},
    {"ur", "بندرگاہ جمعے کو طوفان کی وجہ سے بند رہی۔", "ابھی کسی کو نہیں معلوم کہ نئی چھت کے پیسے کون دے گا۔"},
    {"ps", "بندر د جمعې په ورځ د توپان له امله تړل شوی و.", "تر اوسه هېڅوک نه پوهېږي چې د نوي چت پیسې به څوک ورکړي."},
    {"ckb", "بەندەرەکە ڕۆژی هەینی بەهۆی زریانەوە داخرا بوو.", "هێشتا کەس نازانێت کێ پارەی سەربانە نوێیەکە دەدات."},
    {"hi", "तूफ़ान के कारण शुक्रवार को बंदरगाह बंद रहा।", "अभी किसी को नहीं पता कि नई छत का पैसा कौन देगा।"},
    {"mr", "वादळामुळे शुक्रवारी बंदर बंद होते.", "नव्या छताचे पैसे कोण देणार हे अजून कोणालाच माहीत नाही."},
    {"ne", "आँधीका कारण शुक्रबार बन्दरगाह बन्द भयो।", "नयाँ छानाको पैसा कसले तिर्छ भन्ने अझै कसैलाई थाहा छैन।"},
    {"el", "Το λιμάνι ήταν κλειστό την Παρασκευή λόγω της καταιγίδας.", "Κανείς δεν ξέρει ακόμη ποιος θα πληρώσει τη νέα στέγη."},
    {"he", "הנמל היה סגור ביום שישי בגלל הסערה.", "איש אינו יודע עדיין מי ישלם על הגג החדש."},
    {"hy", "Ուրբաթ օրը նավահանգիստը փակ էր փոթորկի պատճառով։", "Դեռ ոչ ոք չգիտի, թե ով կվճարի նոր տանիքի համար։"},
    {"ka", "პარასკევს ნავსადგური ქარიშხლის გამო დაკეტილი იყო.", "ჯერ არავინ იცის, ვინ გადაიხდის ახალი სახურავის ფულს."},
    {"th", "ท่าเรือปิดเมื่อวันศุกร์เพราะพายุ", "ยังไม่มีใครรู้ว่าใครจะจ่ายค่าหลังคาใหม่"},
    {"ko", "항구는 폭풍 때문에 금요일에 문을 닫았다.", "새 지붕 값을 누가 낼지는 아직 아무도 모른다."},
    {"ja", "港は嵐のため金曜日に閉鎖された。", "新しい屋根の費用を誰が払うのかはまだ分からない。"},
    {"zh", "由于风暴，港口星期五关闭。", "目前还没有人知道谁来支付新屋顶的费用。"},
    {"bn", "ঝড়ের কারণে শুক্রবার বন্দর বন্ধ ছিল।", "নতুন ছাদের টাকা কে দেবে তা এখনও কেউ জানে না।"},
    {"ta", "புயல் காரணமாக வெள்ளிக்கிழமை துறைமுகம் மூடப்பட்டது.", "புதிய கூரைக்கு யார் பணம் தருவார் என்று யாருக்கும் தெரியாது."},
    {"te", "తుఫాను కారణంగా శుక్రవారం ఓడరేవు మూసివేశారు.", "కొత్త పైకప్పుకు ఎవరు డబ్బు ఇస్తారో ఇంకా ఎవరికీ తెలియదు."},
    {"kn", "ಬಿರುಗಾಳಿಯಿಂದ ಶುಕ್ರವಾರ ಬಂದರು ಮುಚ್ಚಲಾಗಿತ್ತು.", "ಹೊಸ ಛಾವಣಿಗೆ ಯಾರು ಹಣ ಕೊಡುತ್ತಾರೆ ಎಂದು ಯಾರಿಗೂ ಗೊತ್ತಿಲ್ಲ."},
    {"ml", "കൊടുങ്കാറ്റ് കാരണം വെള്ളിയാഴ്ച തുറമുഖം അടച്ചിട്ടു.", "പുതിയ മേൽക്കൂരയ്ക്ക് ആര് പണം നൽകുമെന്ന് ആർക്കും അറിയില്ല."},
    {"gu", "તોફાનને કારણે શુક્રવારે બંદર બંધ હતું.", "નવી છતના પૈસા કોણ આપશે તે હજી કોઈ જાણતું નથી."},
    {"pa", "ਤੂਫ਼ਾਨ ਕਾਰਨ ਸ਼ੁੱਕਰਵਾਰ ਨੂੰ ਬੰਦਰਗਾਹ ਬੰਦ ਰਹੀ।", "ਨਵੀਂ ਛੱਤ ਦੇ ਪੈਸੇ ਕੌਣ ਦੇਵੇਗਾ ਇਹ ਅਜੇ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਪਤਾ।"},
    {"si", "කුණාටුව නිසා සිකුරාදා වරාය වසා තිබුණි.", "අලුත් වහලයට ගෙවන්නේ කවුද කියා තවම කිසිවෙකු දන්නේ නැත."},
    {"km", "កំពង់ផែត្រូវបានបិទនៅថ្ងៃសុក្រដោយសារព្យុះ។", "មិនទាន់មាននរណាដឹងថាអ្នកណានឹងបង់ថ្លៃដំបូលថ្មីទេ។"},
    {"lo", "ທ່າເຮືອປິດໃນວັນສຸກຍ້ອນພາຍຸ.", "ຍັງບໍ່ມີໃຜຮູ້ວ່າໃຜຈະຈ່າຍຄ່າຫຼັງຄາໃໝ່."},
    {"my", "မုန်တိုင်းကြောင့် သောကြာနေ့တွင် ဆိပ်ကမ်းပိတ်ထားသည်။", "အမိုးသစ်အတွက် ဘယ်သူပေးမည်ကို ဘယ်သူမှ မသိသေးပါ။"},
    {"am", "ወደቡ በማዕበሉ ምክንያት አርብ ዕለት ተዘግቶ ነበር።", "አዲሱን ጣሪያ ማን እንደሚከፍል እስካሁን ማንም አያውቅም።"},
};

/* Malay and Indonesian, Croatian and Serbian in Latin script are told apart in longer text only. */
static void two_sentences_of_each_language_are_known(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        for (size_t k = 1; k <= 2; k++) {
            if (strcmp(language_of(sentences[i][k]), sentences[i][0]) == 0) continue;
            print_error("%s, not %s: %s\n", language, sentences[i][0], sentences[i][k]);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void what_is_of_no_language_is_und(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        " ",
                                        "1 234 567",
                                        "12:30 - 14.5%",
                                        "!!! ??? ...",
                                        "\xE2\x82\xAC 5",
                                        "https://example.com",
                                        "OK",
                                        "xxx",
                                        "\xEF\xBF\xBD\xEF\xBF\xBD"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) assert_string_equal(language_of(texts[i]), "und");
}

static void headlines_are_known(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"en", "Ferry strike leaves islanders stranded"},
        {"en", "Rain stops play"},
        {"en", "Mayor denies claims"},
        {"en", "Oil prices fall again"},
        {"en", "Teachers vote to strike"},
        {"fr", "Grève des ferries : les îliens bloqués"},
        {"de", "Streik legt Fähren lahm"},
        {"es", "Una huelga deja las islas sin barcos"},
        {"ru", "Цены на нефть снова падают"},
        {"uk", "Ціни на нафту знову падають"},
        {"ja", "石油価格が再び下落"},
        {"ja", "新型鉄道計画を発表"},
        {"zh", "油价再次下跌"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) assert_string_equal(language_of(texts[i][1]), texts[i][0]);
}

static void capitals_and_decomposed_letters_are_the_same(void **state)
{
    (void)state;
    assert_string_equal(language_of("THE HARBOUR WAS CLOSED ON FRIDAY"), "en");
    assert_string_equal(language_of("LE PORT EST RESTÉ FERMÉ VENDREDI"), "fr");
    assert_string_equal(language_of("ПОРТ В ПЯТНИЦУ БЫЛ ЗАКРЫТ"), "ru");
    assert_string_equal(language_of("PERSONNE NE SAIT QUI PAIERA, A DE\xCC\x81" "CLARE\xCC\x81 LE PRE\xCC\x81SIDENT"), "fr");
}

static const char english_page[] =
    "Home\nNews\nSport\nBusiness\nMost read\nSign in\nSubscribe now\nShare this article\nPrivacy policy\nTerms of use\n"
    "Cookie settings\nContact us\nAbout us\nFollow us on social media\nAll rights reserved\nBack to top\nRead "
    "more\nAdvertisement\n"
    "Download our app\nYou may also like\nOur journalism\nWork with us\nHelp and support\nGet the newsletter every morning\n\n";

/* The page around an article is in another language than the article. */
static void the_article_decides_and_not_the_page(void **state)
{
    (void)state;
    static const char *const articles[][2] = {
        {"da", "Kommunen vil bygge en ny bro over fjorden, men ingen ved, hvem der skal betale for den.\n\n"
               "Borgmesteren siger, at arbejdet tidligst kan begynde om to år, når havnen er gravet ud.\n\n"
               "Beboerne på øen er vrede. De har ventet på broen i mere end tyve år, fortæller en lærer.\n\n"
               "Der er også dem, der hellere vil beholde færgen, fordi den giver arbejde til mange på øen.\n\n"
               "Byrådet skal stemme om planen på onsdag, og derefter bliver den sendt videre til ministeren.\n"},
        {"zh", "市政府计划在河上修建一座新桥，但目前还没有人知道费用由谁承担。市长表示，工程最早要到两年后才能开始。\n\n"
               "岛上的居民十分不满。一位教师说，他们等这座桥已经等了二十多年。也有人希望保留渡轮，因为它提供了许多工作。\n\n"
               "市议会将于星期三对该计划进行表决。\n"},
    };
    ng_strbuf page;
    ng_strbuf_init(&page, ng_allocator_default());
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++) {
        ng_strbuf_clear(&page);
        ng_strbuf_add(&page, ng_span_cstr(english_page));
        ng_strbuf_add(&page, ng_span_cstr(articles[i][1]));
        ng_strbuf_add(&page, ng_span_cstr(english_page));
        ng_strbuf_add_char(&page, '\0');
        assert_string_equal(language_of(page.ptr), articles[i][0]);
    }
    ng_strbuf_free(&page);
}

/* A paragraph in another language, in the middle of a long text and at its head, changes nothing. */
static void a_long_text_is_asked_all_over(void **state)
{
    (void)state;
    ng_strbuf text;
    ng_strbuf_init(&text, ng_allocator_default());
    for (int i = 0; i < 8; i++)
        ng_strbuf_add(&text, NG_SPAN("The harbour was closed on Friday because of the storm, they say. "));
    for (int i = 0; i < 400; i++) ng_strbuf_add(&text, NG_SPAN("Noch weiß niemand, wer das neue Dach am Hafen bezahlen wird. "));
    ng_strbuf_add_char(&text, '\0');
    assert_string_equal(language_of(text.ptr), "de");
    ng_strbuf_free(&text);
}

static void the_language_asked_for_is_not_looked_for(void **state)
{
    (void)state;
    ng_error error = {NG_OK, 0, ""};
    ng_lines lines;
    ng_tokens tokens;
    ng_arena_reset(&arena);
    assert_int_equal(ng_read(NG_SPAN(""), NG_SPAN("The harbour was closed."), NG_WRAP_JOIN, &arena, &lines, &error), NG_OK);
    assert_int_equal(ng_lex(&lines, model, "fr", &scratch, &arena, &tokens, &error), NG_OK);
    assert_string_equal(tokens.language, "fr");
}

static void addresses_say_nothing(void **state)
{
    (void)state;
    ng_error error = {NG_OK, 0, ""};
    ng_lines lines;
    ng_tokens tokens;
    ng_span text = NG_SPAN("See https://example.com/news/today, ann@example.com and example.org: he said 24 times.");
    ng_arena_reset(&arena);
    assert_int_equal(ng_read(NG_SPAN(""), text, NG_WRAP_JOIN, &arena, &lines, &error), NG_OK);
    assert_int_equal(ng_lex(&lines, model, "", &scratch, &arena, &tokens, &error), NG_OK);
    ng_strbuf asked;
    ng_strbuf_init(&asked, ng_allocator_default());
    for (size_t i = 0; i < tokens.count; i++) {
        if (!ng_lex_speaks(&tokens, i)) continue;
        ng_strbuf_add(&asked, ng_token_text(lines.text, &tokens.items[i]));
        ng_strbuf_add_char(&asked, ' ');
    }
    ng_strbuf_add_char(&asked, '\0');
    assert_string_equal(asked.ptr, "See and he said times ");
    ng_strbuf_free(&asked);
}

/* ---------------------------------------------------------------- n-grams */

static void a_word_gives_its_runs_once(void **state)
{
    (void)state;
    ng_ngrams ab, long_word;
    ng_ngrams_of(NG_SPAN("ab"), &ab);
    assert_int_equal(ab.script, NG_SCRIPT_LATIN);
    assert_int_equal(ab.letters, 2);
    assert_int_equal(ab.count, 2 + 3 + 2 + 1); /* a b, _a ab b_, _ab ab_, the word */
    for (size_t i = 0; i < ab.count; i++) {
        for (size_t k = 0; k < i; k++) assert_true(ab.hashes[i] != ab.hashes[k]);
    }
    char letters[1000];
    memset(letters, 'a', sizeof letters);
    ng_ngrams_of(ng_span_make(letters, sizeof letters), &long_word);
    assert_int_equal(long_word.letters, NG_NGRAM_LETTERS);
    assert_true(long_word.count <= NG_NGRAMS_MAX);
    ng_ngrams_of(NG_SPAN("\xCE\xB1\xCE\xB2"), &ab);
    assert_int_equal(ab.script, NG_SCRIPT_GREEK);
    assert_int_equal(ab.count, 0);
}

/* ---------------------------------------------------------------- model files */

static void add_u32(ng_strbuf *out, size_t number)
{
    for (int shift = 0; shift < 32; shift += 8) ng_strbuf_add_char(out, (char)(unsigned char)(number >> shift));
}

enum { TEST_BITS = 2 };

/* A model of two languages with weights 0 .. 7. */
static void add_group(ng_strbuf *out, const char *kind, size_t labels)
{
    ng_strbuf part;
    ng_strbuf_init(&part, ng_allocator_default());
    ng_strbuf_add(&part, NG_SPAN(NG_LINEAR_MAGIC));
    add_u32(&part, NG_LINEAR_FORMAT);
    add_u32(&part, NG_LANGUAGE_FEATURES);
    add_u32(&part, TEST_BITS);
    add_u32(&part, labels);
    add_u32(&part, 1 << 20);
    add_u32(&part, strlen(kind));
    ng_strbuf_add(&part, ng_span_cstr(kind));
    for (size_t i = 0; i < labels; i++) {
        add_u32(&part, 0);
        add_u32(&part, 2);
        ng_strbuf_add(&part, NG_SPAN("xx"));
    }
    for (size_t i = 0; i < labels << TEST_BITS; i++) ng_strbuf_add_char(&part, (char)(i % 100));
    uint64_t sum = ng_hash(ng_strbuf_span(&part));
    add_u32(&part, (uint32_t)sum);
    add_u32(&part, (uint32_t)(sum >> 32));
    add_u32(out, part.len);
    ng_strbuf_add(out, ng_strbuf_span(&part));
    ng_strbuf_free(&part);
}

static void make_file(ng_strbuf *out, size_t labels)
{
    ng_strbuf_init(out, ng_allocator_default());
    ng_strbuf_add(out, NG_SPAN(NG_IDENTIFIER_MAGIC));
    for (int i = 0; i < NG_GROUP_COUNT; i++) add_group(out, ng_identifier_kind((ng_script_group)i), labels);
    assert_false(out->failed);
}

static ng_status load(ng_span data, ng_identifier *out)
{
    ng_error error = {NG_OK, 0, ""};
    ng_arena_reset(&arena);
    ng_status status = ng_identifier_load(out, &arena, data, false, "x.model", &error);
    if (status != NG_OK) assert_non_null(strstr(error.message, "x.model"));
    if (status != NG_OK) assert_int_equal(out->groups[0].label_count, 0);
    return status;
}

static void a_good_file_is_read(void **state)
{
    (void)state;
    ng_strbuf file;
    ng_identifier read;
    make_file(&file, 2);
    assert_int_equal(load(ng_strbuf_span(&file), &read), NG_OK);
    for (int i = 0; i < NG_GROUP_COUNT; i++) {
        assert_int_equal(read.groups[i].label_count, 2);
        assert_int_equal(read.groups[i].weights[7], 7);
    }
    assert_int_equal(load((ng_span){NULL, 0}, &read), NG_OK);
    assert_int_equal(read.groups[0].label_count, 0);
    ng_strbuf_free(&file);
}

/* Copied to a piece of exactly that length, so that a sanitizer sees every byte read too far. */
static void every_prefix_and_a_longer_file_are_refused(void **state)
{
    (void)state;
    ng_strbuf file;
    ng_identifier read;
    make_file(&file, 2);
    for (size_t length = 0; length < file.len; length++) {
        char *cut = malloc(length ? length : 1);
        assert_non_null(cut);
        memcpy(cut, file.ptr, length);
        assert_int_equal(load(ng_span_make(cut, length), &read), NG_BAD_MODEL);
        free(cut);
    }
    ng_strbuf_add_char(&file, 'x');
    assert_int_equal(load(ng_strbuf_span(&file), &read), NG_BAD_MODEL);
    ng_strbuf_free(&file);
}

static void every_damaged_byte_is_refused(void **state)
{
    (void)state;
    ng_strbuf file;
    ng_identifier read;
    make_file(&file, 2);
    for (size_t i = 0; i < file.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            file.ptr[i] = (char)(file.ptr[i] ^ 1 << bit);
            assert_int_equal(load(ng_strbuf_span(&file), &read), NG_BAD_MODEL);
            file.ptr[i] = (char)(file.ptr[i] ^ 1 << bit);
        }
    }
    ng_strbuf_free(&file);
}

static void more_languages_than_fit_are_refused(void **state)
{
    (void)state;
    ng_strbuf file;
    ng_identifier read;
    make_file(&file, NG_IDENTIFIER_MAX_LABELS);
    assert_int_equal(load(ng_strbuf_span(&file), &read), NG_OK);
    ng_strbuf_free(&file);
    make_file(&file, NG_IDENTIFIER_MAX_LABELS + 1);
    assert_int_equal(load(ng_strbuf_span(&file), &read), NG_BAD_MODEL);
    ng_strbuf_free(&file);
}

/* Sums are made eight labels at a time and the rest one by one: both must give what plain addition gives. */
static void a_model_answers_as_plain_addition(void **state)
{
    (void)state;
    ng_strbuf file;
    ng_identifier own = model->identifier, read;
    for (size_t labels = 1; labels <= 20; labels++) {
        make_file(&file, labels);
        assert_int_equal(load(ng_strbuf_span(&file), &read), NG_OK);
        ng_arena kept = arena; /* the labels live there */
        ng_arena_init(&arena, ng_allocator_default());
        model->identifier = read;
        /* The weights of a row rise with the label, so the last one wins wherever a row does not wrap at 100. */
        const char *answer = language_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
        assert_string_equal(answer, labels < 2 ? "und" : "xx");
        model->identifier = own;
        ng_arena_free(&arena);
        arena = kept;
        ng_strbuf_free(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_sentences_of_each_language_are_known),
        cmocka_unit_test(what_is_of_no_language_is_und),
        cmocka_unit_test(headlines_are_known),
        cmocka_unit_test(capitals_and_decomposed_letters_are_the_same),
        cmocka_unit_test(the_article_decides_and_not_the_page),
        cmocka_unit_test(a_long_text_is_asked_all_over),
        cmocka_unit_test(the_language_asked_for_is_not_looked_for),
        cmocka_unit_test(addresses_say_nothing),
        cmocka_unit_test(a_word_gives_its_runs_once),
        cmocka_unit_test(a_good_file_is_read),
        cmocka_unit_test(every_prefix_and_a_longer_file_are_refused),
        cmocka_unit_test(every_damaged_byte_is_refused),
        cmocka_unit_test(more_languages_than_fit_are_refused),
        cmocka_unit_test(a_model_answers_as_plain_addition),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
