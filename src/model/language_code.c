/* Language codes: BCP 47 or ISO 639-1/-3 with optional script, region and variants, folded to ISO 639-1 where there is a
 * two-letter code ("eng_Latn" -> "en", "pt-BR" -> "pt"). Sources: RFC 5646 section 2.1 for the form, ISO 639 for the pairs. */
#include "model/model.h"

/* ISO 639-3 (and the bibliographic ISO 639-2 forms that differ) against ISO 639-1, for the languages that have both and
 * more than about a million speakers. Macrolanguage members that corpora use stand with their macrolanguage. */
static const char pairs[][7] = {
    "afr af", "amh am", "ara ar", "arb ar", "asm as", "aze az", "azj az", "bel be", "ben bn", "bod bo", "bos bs", "bul bg",
    "cat ca", "ces cs", "cze cs", "chi zh", "cmn zh", "cym cy", "dan da", "deu de", "ger de", "dut nl", "ell el", "gre el",
    "eng en", "epo eo", "est et", "eus eu", "fas fa", "pes fa", "fin fi", "fra fr", "fre fr", "gle ga", "glg gl", "guj gu",
    "hau ha", "heb he", "hin hi", "hrv hr", "hun hu", "hye hy", "ibo ig", "ind id", "isl is", "ita it", "jav jv", "jpn ja",
    "kan kn", "kat ka", "kaz kk", "khm km", "kin rw", "kir ky", "kor ko", "kur ku", "lao lo", "lat la", "lav lv", "lvs lv",
    "lit lt", "ltz lb", "lug lg", "mal ml", "mar mr", "mkd mk", "mlg mg", "mlt mt", "mon mn", "msa ms", "zsm ms", "mya my",
    "nep ne", "nld nl", "nno nn", "nob nb", "nor no", "nya ny", "ori or", "orm om", "pan pa", "pol pl", "por pt", "pus ps",
    "ron ro", "rum ro", "run rn", "rus ru", "sin si", "slk sk", "slv sl", "sna sn", "snd sd", "som so", "sot st", "spa es",
    "sqi sq", "srp sr", "sun su", "swa sw", "swh sw", "swe sv", "tam ta", "tat tt", "tel te", "tgk tg", "tgl tl", "tha th",
    "tir ti", "tsn tn", "tuk tk", "tur tr", "uig ug", "ukr uk", "urd ur", "uzb uz", "vie vi", "wol wo", "xho xh", "yid yi",
    "yor yo", "zho zh", "zul zu",
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A subtag behind the language: one to eight letters or digits. */
static bool subtag_fits(ng_span subtag)
{
    if (subtag.len < 1 || subtag.len > 8) return false;
    for (size_t i = 0; i < subtag.len; i++) {
        char c = subtag.ptr[i];
        if (!is_letter(c) && !(c >= '0' && c <= '9')) return false;
    }
    return true;
}

static ng_span cut_subtag(ng_span *rest)
{
    size_t n = 0;
    while (n < rest->len && rest->ptr[n] != '-' && rest->ptr[n] != '_') n++;
    ng_span first = {rest->ptr, n};
    size_t skip = n < rest->len ? n + 1 : n;
    bool dangling = skip == rest->len && skip > n;
    rest->ptr += skip;
    rest->len -= skip;
    return dangling ? (ng_span){first.ptr, 0} : first;
}

bool ng_language_fold(ng_span code, char *out)
{
    ng_span rest = code, language = cut_subtag(&rest);
    if (language.len < 2 || language.len > 3) return false;
    for (size_t i = 0; i < language.len; i++) {
        if (!is_letter(language.ptr[i])) return false;
        out[i] = (char)(language.ptr[i] | 0x20);
    }
    out[language.len] = '\0';
    while (rest.len) {
        if (!subtag_fits(cut_subtag(&rest))) return false;
    }
    for (size_t i = 0; language.len == 3 && i < sizeof pairs / sizeof pairs[0]; i++) {
        if (memcmp(out, pairs[i], 3) != 0) continue;
        memcpy(out, pairs[i] + 4, 3);
        break;
    }
    return true;
}
