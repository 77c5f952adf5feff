/* C17 mail: header, greeting, quoted lines and signature go; the subject is the headline, the sender the author, the date a
 * date. */
#include "clean/mail.h"

static const struct {
    size_t header_lines;    /* how far down a header may begin */
    uint32_t header_fields; /* that make it one */
    uint32_t sender_words;  /* of the name with which a mail is signed */
    size_t signature_lines; /* from that name to the end */
    size_t signature_prose; /* of these, running text: a postscript or what a company adds */
    uint32_t greeting_words;
} LIMITS = {3, 3, 4, 8, 1, 6};

typedef enum field { NO_FIELD, SOME_FIELD, SENDER, SUBJECT, DATE } field;

/* "Subject: ...": the names of RFC 5322, in the languages of mail programs that translate them. "Data" is a date in some. */
static field field_of(const ng_clean_view *view, size_t line)
{
    static const struct {
        field what;
        const char *names[16];
    } fields[] = {
        {SENDER, {"from", "von", "de", "da", "van", "od", "fra", "fr\xc3\xa5n", "\xd0\xbe\xd1\x82", "kimden"}},
        {SUBJECT, {"subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "emne", "\xc3\xa4mne",
                   "p\xc5\x99" "edm\xc4\x9bt", "\xd1\x82\xd0\xb5\xd0\xbc\xd0\xb0", "konu"}},
        {DATE, {"date", "sent", "datum", "gesendet", "fecha", "enviado", "data", "inviato", "verzonden", "wys\xc5\x82" "ano",
                "dato", "skickat", "sendt", "\xd0\xb4\xd0\xb0\xd1\x82\xd0\xb0", "envoy\xc3\xa9", "tarih"}},
        {SOME_FIELD, {"to", "cc", "bcc", "reply-to", "message-id", "an", "\xc3\xa0", "para", "aan", "do", "dw", "til", "till",
                      "\xd0\xba\xd0\xbe\xd0\xbc\xd1\x83", "komu", "kime"}},
    };
    size_t from = view->tokens->line_first[line], to = view->tokens->line_first[line + 1];
    const ng_token *items = view->tokens->items;
    if (to - from < 2 || !ng_token_is_word(&items[from]) || !ng_token_is_mark(&items[from + 1], ':')) return NO_FIELD;
    ng_span word = view->tokens->words[items[from].word].folded;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        for (size_t k = 0; k < sizeof fields[i].names / sizeof fields[i].names[0] && fields[i].names[k]; k++) {
            if (ng_span_equal(word, ng_span_cstr(fields[i].names[k]))) return fields[i].what;
        }
    }
    return NO_FIELD;
}

/* The end of the header that begins at [from], or [from] when there is none. */
static size_t header_end(const ng_clean_view *view, size_t from)
{
    size_t to = from;
    bool subject = false;
    for (field f; to < view->lines->count && (f = field_of(view, to)) != NO_FIELD; to++) subject |= f == SUBJECT;
    return subject && to - from >= LIMITS.header_fields ? to : from;
}

static bool is_quoted(const ng_clean_view *view, size_t line)
{
    size_t from = view->tokens->line_first[line];
    return from < view->tokens->line_first[line + 1] && ng_token_is_mark(&view->tokens->items[from], '>');
}

/* Two hyphens alone: behind them stands the signature (RFC 3676, 4.3). */
static bool is_signature_mark(const ng_clean_view *view, size_t line)
{
    ng_span text = ng_line_text(view->lines, line);
    return ng_span_equal(text, NG_SPAN("--"));
}

/* A field with nothing behind its name says nothing. */
static void take_header(const ng_clean_view *view, size_t from, size_t to, ng_kept_line *kept)
{
    static const ng_role roles[] = {NG_ROLE_NOISE, NG_ROLE_NOISE, NG_ROLE_BYLINE, NG_ROLE_HEADLINE, NG_ROLE_DATE};
    for (size_t i = from; i < to; i++) {
        size_t value = view->tokens->line_first[i] + 2;
        field f = value < view->tokens->line_first[i + 1] ? field_of(view, i) : SOME_FIELD;
        ng_kept_take(&kept[i], roles[f], f == SOME_FIELD ? NG_REASON_NAVIGATION : NG_REASON_NONE);
        if (f == SUBJECT || f == SENDER) kept[i].body = view->tokens->items[value].start;
    }
}

/* The line of the sender among those of the header, which ends at [header]; lines.count when it names none. */
static size_t sender_line(const ng_clean_view *view, const ng_kept_line *kept, size_t header)
{
    size_t sender = header;
    while (sender > view->first && kept[sender - 1].role != NG_ROLE_BYLINE) sender--;
    return sender > view->first ? sender - 1 : view->lines->count;
}

/* The sender's name alone, or a part of it: "Ellen". */
static bool is_sender(const ng_clean_view *view, size_t sender, size_t line)
{
    const ng_line_features *f = &view->features[line];
    const ng_token *items = view->tokens->items;
    if (sender == view->lines->count || f->words == 0 || f->words > LIMITS.sender_words) return false;
    size_t from = view->tokens->line_first[sender], to = view->tokens->line_first[sender + 1];
    for (size_t i = view->tokens->line_first[line]; i < view->tokens->line_first[line + 1]; i++) {
        size_t k = from;
        if (!ng_token_is_word(&items[i])) continue;
        while (k < to && !(ng_token_is_word(&items[k]) && items[k].word == items[i].word)) k++;
        if (k == to) return false;
    }
    return true;
}

/* "Dear all,", "Kind regards,": a few words and a comma. */
static bool is_greeting(const ng_clean_view *view, size_t line)
{
    size_t end = view->tokens->line_first[line + 1];
    const ng_line_features *f = &view->features[line];
    if (f->words == 0 || f->words > LIMITS.greeting_words) return false;
    return ng_token_is_mark(&view->tokens->items[end - 1], ',');
}

/* The first line of the body that is no greeting: it says something, and is no signature. */
static size_t first_said(const ng_clean_view *view, size_t header)
{
    size_t at = header;
    while (at < view->lines->count && (view->features[at].words == 0 || is_greeting(view, at))) at++;
    return at;
}

/* The line with which a signature begins: two hyphens, or above them or at the end the sender's name with its farewell.
 * lines.count without one. */
static size_t find_signature(const ng_clean_view *view, const ng_kept_line *kept, size_t header)
{
    size_t end = header, sender = sender_line(view, kept, header), said = first_said(view, header), prose = 0;
    while (end < view->lines->count && !is_signature_mark(view, end)) end++;
    size_t begin = end;
    for (size_t i = end, seen = 0; i > said + 1 && seen < LIMITS.signature_lines; i--) {
        if (is_quoted(view, i - 1)) continue;
        prose += ng_line_is_prose(&view->features[i - 1]);
        if (prose > LIMITS.signature_prose) break;
        seen += view->features[i - 1].words > 0;
        if (is_sender(view, sender, i - 1)) begin = i - 1;
    }
    return begin < end && begin > said + 1 && is_greeting(view, begin - 1) ? begin - 1 : begin;
}

static void take_quotes_and_signature(const ng_clean_view *view, size_t from, ng_kept_line *kept)
{
    size_t signature = find_signature(view, kept, from);
    if (from < signature && is_greeting(view, from)) ng_kept_take(&kept[from], NG_ROLE_NOISE, NG_REASON_AUTHOR_BIO);
    for (size_t i = from; i < view->lines->count; i++) {
        if (i >= signature) ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_AUTHOR_BIO);
        if (i >= signature || !is_quoted(view, i)) continue;
        ng_kept_take(&kept[i], NG_ROLE_NOISE, NG_REASON_DUPLICATE);
        if (i > from && view->features[i - 1].end == NG_END_COLON) ng_kept_take(&kept[i - 1], NG_ROLE_NOISE, NG_REASON_DUPLICATE);
    }
}

bool ng_mail_take(const ng_clean_view *view, ng_kept_line *kept)
{
    for (size_t from = view->first; from < view->lines->count && from < view->first + LIMITS.header_lines; from++) {
        size_t to = header_end(view, from);
        if (to == from) continue;
        take_header(view, from, to, kept);
        take_quotes_and_signature(view, to, kept);
        return true;
    }
    return false;
}
