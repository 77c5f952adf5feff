/* The table of presets: what each place shows before it cuts by itself, as its documentation or its users say (2024-26). */
#include "fit/presets.h"

static const ng_preset presets[] = {
    {"push", NG_LENGTH_CHARACTERS, 110, NG_COUNT_GRAPHEME, false, "a push notification: what iOS and Android show of it"},
    {"preheader", NG_LENGTH_CHARACTERS, 90, NG_COUNT_GRAPHEME, false, "the line beside the subject in an inbox"},
    {"seo", NG_LENGTH_CHARACTERS, 160, NG_COUNT_GRAPHEME, false, "a page's description in search results"},
    {"x", NG_LENGTH_CHARACTERS, 280, NG_COUNT_X, false, "a post on X"},
    {"bluesky", NG_LENGTH_CHARACTERS, 300, NG_COUNT_GRAPHEME, false, "a post on Bluesky"},
    {"excerpt", NG_LENGTH_CHARACTERS, 300, NG_COUNT_GRAPHEME, false, "the excerpt of a post in Ghost"},
    {"wp", NG_LENGTH_WORDS, 55, NG_COUNT_GRAPHEME, false, "the excerpt of a post in WordPress"},
    {"og", NG_LENGTH_CHARACTERS, 200, NG_COUNT_GRAPHEME, false, "og:description, for links in chats and networks"},
    {"headline", NG_LENGTH_CHARACTERS, 110, NG_COUNT_GRAPHEME, true, "the headline of schema.org's NewsArticle"},
};

enum { PRESET_COUNT = sizeof presets / sizeof presets[0] };

const ng_preset *ng_preset_at(size_t index)
{
    return index < PRESET_COUNT ? &presets[index] : NULL;
}

const ng_preset *ng_preset_find(const char *name)
{
    for (size_t i = 0; name && i < PRESET_COUNT; i++) {
        if (strcmp(presets[i].name, name) == 0) return &presets[i];
    }
    return NULL;
}
