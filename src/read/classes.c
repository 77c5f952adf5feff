/* Class names are made of English words on nearly all pages, whatever their language: "article-body", "relatedPosts",
 * "sidebar_right". They are cut where a word ends (a hyphen, a capital behind a small letter) and each word is looked up.
 * The table was written by hand after the names that content systems use (WordPress, Drupal, Ghost, Arc, the BBC's and the
 * New York Times' front ends); a word is in it when it says the same thing on most sites ("next" does not: "__next" is the root
 * of each page that one framework makes).
 */
#include "read/classes.h"

#include "parts/markup.h"

enum { LONGEST_WORD = 16, LONGEST_VALUE = 512 };

static const struct {
    const char *word;
    uint8_t class;
} table[] = { /* in order */
    {"about", NG_CLASS_AUTHOR},        {"ad", NG_CLASS_ADVERT},           {"ads", NG_CLASS_ADVERT},
    {"advert", NG_CLASS_ADVERT},       {"advertisement", NG_CLASS_ADVERT}, {"advertising", NG_CLASS_ADVERT},
    {"affiliate", NG_CLASS_ADVERT},    {"article", NG_CLASS_ARTICLE},     {"articlebody", NG_CLASS_BODY},
    {"aside", NG_CLASS_SIDEBAR},       {"author", NG_CLASS_AUTHOR},       {"authors", NG_CLASS_AUTHOR},
    {"avatar", NG_CLASS_AUTHOR},       {"banner", NG_CLASS_ADVERT},       {"bio", NG_CLASS_AUTHOR},
    {"blog", NG_CLASS_ARTICLE},        {"body", NG_CLASS_BODY},           {"bottom", NG_CLASS_FOOTER},
    {"breadcrumb", NG_CLASS_NAV},      {"breadcrumbs", NG_CLASS_NAV},     {"button", NG_CLASS_SHARE},
    {"byline", NG_CLASS_AUTHOR},       {"caption", NG_CLASS_CAPTION},     {"card", NG_CLASS_CARD},
    {"cards", NG_CLASS_CARD},          {"carousel", NG_CLASS_CARD},       {"cat", NG_CLASS_TAGS},
    {"categories", NG_CLASS_TAGS},     {"category", NG_CLASS_TAGS},       {"comment", NG_CLASS_COMMENT},
    {"comments", NG_CLASS_COMMENT},    {"consent", NG_CLASS_SUBSCRIBE},   {"content", NG_CLASS_BODY},
    {"contents", NG_CLASS_NAV},        {"cookie", NG_CLASS_SUBSCRIBE},    {"cookies", NG_CLASS_SUBSCRIBE},
    {"copyright", NG_CLASS_FOOTER},    {"credit", NG_CLASS_CAPTION},      {"crumb", NG_CLASS_NAV},
    {"cta", NG_CLASS_SUBSCRIBE},       {"date", NG_CLASS_DATE},           {"dateline", NG_CLASS_DATE},
    {"dek", NG_CLASS_DEK},             {"discussion", NG_CLASS_COMMENT},  {"disqus", NG_CLASS_COMMENT},
    {"dropdown", NG_CLASS_NAV},        {"email", NG_CLASS_SUBSCRIBE},     {"endnotes", NG_CLASS_FOOTER},
    {"entry", NG_CLASS_ARTICLE},
    {"excerpt", NG_CLASS_DEK},         {"feed", NG_CLASS_CARD},           {"figcaption", NG_CLASS_CAPTION},
    {"follow", NG_CLASS_SHARE},        {"foot", NG_CLASS_FOOTER},         {"footer", NG_CLASS_FOOTER},
    {"footnotes", NG_CLASS_FOOTER},
    {"gallery", NG_CLASS_CAPTION},     {"gdpr", NG_CLASS_SUBSCRIBE},      {"grid", NG_CLASS_CARD},
    {"head", NG_CLASS_HEADER},         {"header", NG_CLASS_HEADER},       {"headline", NG_CLASS_TITLE},
    {"heading", NG_CLASS_TITLE},       {"hero", NG_CLASS_HEADER},         {"item", NG_CLASS_CARD},
    {"items", NG_CLASS_CARD},          {"keywords", NG_CLASS_TAGS},       {"latest", NG_CLASS_RELATED},
    {"legal", NG_CLASS_FOOTER},        {"links", NG_CLASS_NAV},           {"login", NG_CLASS_SUBSCRIBE},
    {"masthead", NG_CLASS_HEADER},     {"menu", NG_CLASS_NAV},            {"meta", NG_CLASS_DATE},
    {"modal", NG_CLASS_SUBSCRIBE},     {"more", NG_CLASS_RELATED},        {"most", NG_CLASS_RELATED},
    {"nav", NG_CLASS_NAV},             {"navbar", NG_CLASS_NAV},          {"navigation", NG_CLASS_NAV},
    {"newsletter", NG_CLASS_SUBSCRIBE}, {"outbrain", NG_CLASS_ADVERT},
    {"overlay", NG_CLASS_SUBSCRIBE},   {"pager", NG_CLASS_NAV},           {"pagination", NG_CLASS_NAV},
    {"paragraph", NG_CLASS_BODY},      {"paywall", NG_CLASS_SUBSCRIBE},   {"person", NG_CLASS_AUTHOR},
    {"popular", NG_CLASS_RELATED},     {"popup", NG_CLASS_SUBSCRIBE},     {"post", NG_CLASS_ARTICLE},
    {"posts", NG_CLASS_RELATED},       {"prev", NG_CLASS_RELATED},        {"previous", NG_CLASS_RELATED},
    {"profile", NG_CLASS_AUTHOR},      {"promo", NG_CLASS_ADVERT},        {"promotion", NG_CLASS_ADVERT},
    {"prose", NG_CLASS_BODY},          {"published", NG_CLASS_DATE},      {"rail", NG_CLASS_SIDEBAR},
    {"recent", NG_CLASS_RELATED},      {"recirc", NG_CLASS_RELATED},      {"recommended", NG_CLASS_RELATED},
    {"references", NG_CLASS_FOOTER},   {"reflist", NG_CLASS_FOOTER},
    {"related", NG_CLASS_RELATED},     {"replies", NG_CLASS_COMMENT},     {"reply", NG_CLASS_COMMENT},
    {"respond", NG_CLASS_COMMENT},     {"rich", NG_CLASS_BODY},           {"richtext", NG_CLASS_BODY},
    {"search", NG_CLASS_NAV},          {"share", NG_CLASS_SHARE},         {"sharing", NG_CLASS_SHARE},
    {"side", NG_CLASS_SIDEBAR},        {"sidebar", NG_CLASS_SIDEBAR},     {"signup", NG_CLASS_SUBSCRIBE},
    {"single", NG_CLASS_ARTICLE},      {"skip", NG_CLASS_NAV},            {"slider", NG_CLASS_CARD},
    {"social", NG_CLASS_SHARE},        {"sponsor", NG_CLASS_ADVERT},      {"sponsored", NG_CLASS_ADVERT},
    {"standfirst", NG_CLASS_DEK},      {"story", NG_CLASS_ARTICLE},       {"subheadline", NG_CLASS_DEK},
    {"submenu", NG_CLASS_NAV},         {"subscribe", NG_CLASS_SUBSCRIBE}, {"subscription", NG_CLASS_SUBSCRIBE},
    {"subtitle", NG_CLASS_DEK},        {"summary", NG_CLASS_DEK},         {"taboola", NG_CLASS_ADVERT},
    {"tag", NG_CLASS_TAGS},            {"tags", NG_CLASS_TAGS},           {"teaser", NG_CLASS_CARD},
    {"text", NG_CLASS_BODY},           {"time", NG_CLASS_DATE},           {"timestamp", NG_CLASS_DATE},
    {"title", NG_CLASS_TITLE},         {"toc", NG_CLASS_NAV},             {"toolbar", NG_CLASS_NAV},
    {"topics", NG_CLASS_TAGS},         {"trending", NG_CLASS_RELATED},    {"widget", NG_CLASS_SIDEBAR},
    {"wysiwyg", NG_CLASS_BODY},
};

/* A negative order, zero or a positive one, as memcmp; [word] is in small letters. */
static int compare(const char *word, size_t length, const char *with)
{
    size_t other = strlen(with), least = length < other ? length : other;
    int order = memcmp(word, with, least);
    return order ? order : length < other ? -1 : length > other;
}

static uint32_t look_up(const char *word, size_t length)
{
    size_t low = 0, high = sizeof table / sizeof table[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(word, length, table[middle].word);
        if (order == 0) return 1U << table[middle].class;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return 0;
}

uint32_t ng_read_classes(ng_span value)
{
    char word[LONGEST_WORD];
    size_t length = 0, end = value.len < LONGEST_VALUE ? value.len : LONGEST_VALUE;
    uint32_t found = 0;
    for (size_t i = 0; i <= end; i++) {
        char c = i < end ? value.ptr[i] : ' ';
        bool capital = c >= 'A' && c <= 'Z';
        bool inside = capital || (c >= 'a' && c <= 'z');
        bool begins = capital && i > 0 && value.ptr[i - 1] >= 'a' && value.ptr[i - 1] <= 'z';
        if (!inside || begins) {
            if (length && length <= LONGEST_WORD) found |= look_up(word, length);
            length = 0;
        }
        if (inside && length < LONGEST_WORD) word[length] = capital ? (char)(c + ('a' - 'A')) : c;
        length += inside;
    }
    return found;
}
