#include "wrap/charset.h"

#include <errno.h>
#include <iconv.h>

enum { LONGEST_LABEL = 32, LEAST_ROOM = 64 };

/* Labels that the Encoding standard gives a wider meaning than their own: pages are labelled with the subset and written in the
 * whole. */
static const struct {
    const char *label;
    const char *set;
} meanings[] = {
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},
    {"iso_8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"latin-1", "WINDOWS-1252"},
    {"l1", "WINDOWS-1252"},
    {"ascii", "WINDOWS-1252"},
    {"us-ascii", "WINDOWS-1252"},
    {"cp1252", "WINDOWS-1252"},
    {"ansi", "WINDOWS-1252"},
    {"x-cp1252", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"latin5", "WINDOWS-1254"},
    {"iso-8859-11", "WINDOWS-874"},
    {"tis-620", "WINDOWS-874"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"ms_kanji", "CP932"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"chinese", "GB18030"},
    {"gb18030", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"korean", "CP949"},
    {"x-euc-jp", "EUC-JP"},
    {"koi8-r", "KOI8-R"},
    {"koi8", "KOI8-R"},
    {"x-mac-roman", "MACINTOSH"},
    {"macintosh", "MACINTOSH"},
    {"x-cp1251", "WINDOWS-1251"},
    {"cp1251", "WINDOWS-1251"},
};

/* iconv's name for the label; false for what is none. Only names go to iconv: "//IGNORE" and paths do not. */
static bool find_set(ng_span label, char set[LONGEST_LABEL])
{
    label = ng_span_trim(label);
    if (label.len == 0 || label.len >= LONGEST_LABEL) return false;
    for (size_t i = 0; i < label.len; i++) {
        char c = label.ptr[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
        if (!good) return false;
        set[i] = c;
    }
    set[label.len] = '\0';
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
        if (strcmp(set, meanings[i].label) == 0) memcpy(set, meanings[i].set, strlen(meanings[i].set) + 1);
    }
    return true;
}

static iconv_t open_set(ng_span label)
{
    char set[LONGEST_LABEL];
    return find_set(label, set) ? iconv_open("UTF-8", set) : (iconv_t)-1;
}

bool ng_charset_known(ng_span label)
{
    iconv_t converter = open_set(label);
    if (converter == (iconv_t)-1) return false;
    (void)iconv_close(converter);
    return true;
}

/* One piece: iconv until it stops. Returns its errno, 0 when all is read. */
static int convert(iconv_t converter, char **from, size_t *left, ng_strbuf *out)
{
    if (!ng_strbuf_reserve(out, *left + LEAST_ROOM)) return ENOMEM;
    char *to = out->ptr + out->len;
    size_t room = out->capacity - out->len, before = room;
    int why = iconv(converter, from, left, &to, &room) == (size_t)-1 ? errno : 0;
    out->len += before - room;
    return why;
}

bool ng_charset_decode(ng_span bytes, ng_span label, ng_strbuf *out, size_t *replaced)
{
    iconv_t converter = open_set(label);
    if (converter == (iconv_t)-1) return false;
    char *from = (char *)(uintptr_t)bytes.ptr; /* iconv's parameter is not const; it does not write there */
    size_t left = bytes.len;
    while (left && !out->failed) {
        int why = convert(converter, &from, &left, out);
        if (why == 0 || why == E2BIG || why == ENOMEM) continue;
        /* EILSEQ, or EINVAL for a character that the end cuts off. */
        ng_strbuf_add(out, NG_SPAN("\xef\xbf\xbd"));
        *replaced += 1;
        from++;
        left--;
    }
    (void)iconv_close(converter);
    return !out->failed;
}
