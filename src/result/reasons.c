/* Why a line is no article, in the words of the output. */
#include "result/reasons.h"

#include "parts/kept.h"

static const char *const reason_names[NG_REASON_COUNT] = {
    [NG_REASON_NONE] = "navigation", [NG_REASON_PAYWALL] = "paywall",     [NG_REASON_SHARE] = "share",
    [NG_REASON_RELATED] = "related", [NG_REASON_NAVIGATION] = "navigation", [NG_REASON_ADVERT] = "advert",
    [NG_REASON_COOKIE] = "cookie",   [NG_REASON_CAPTION] = "caption",     [NG_REASON_COPYRIGHT] = "copyright",
    [NG_REASON_COMMENTS] = "comments", [NG_REASON_AUTHOR_BIO] = "author-bio", [NG_REASON_NEWSLETTER] = "newsletter",
    [NG_REASON_DUPLICATE] = "duplicate", [NG_REASON_TABLE] = "table",
};

const char *ng_result_reason(uint8_t reason)
{
    return reason_names[reason];
}
