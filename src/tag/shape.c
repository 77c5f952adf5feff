/* Which runs of words may be a keyword.
 *
 * Problem: an editor's tag ends in a noun and stands alone with a meaning of its own; readers who mark the phrases of a paper
 * also take "image processing", "expected value of perfect information" and, of news, any word that carries it.
 * Input:  units with their classes.
 * Output: yes or no for a run of them.
 * Cost:   O(units of the run).
 * Source: noun phrases between stop words (Rose et al. 2010, RAKE). What the two styles let pass was chosen by how many of the
 * gold phrases of the dev sets are candidates: names' rules reach 63, 61 and 41 per cent of Inspec's, SemEval's and KPCrowd's.
 */
#include "tag/shape.h"

/* "storm", and "voting" of "early voting". */
static bool may_end_tag(const ng_unit *unit)
{
    return unit->class >= NG_CLASS_NOUN || ng_unit_is(unit, NG_UNIT_GERUND);
}

ng_tag_run ng_tag_run_at(const ng_tag_units *units, ng_tag_style style, uint32_t first, uint32_t end)
{
    ng_tag_run run = {first, first, first};
    while (run.end < end && ng_tag_in_phrase(&units->items[run.end], style)) {
        const ng_unit *unit = &units->items[run.end++];
        if (may_end_tag(unit)) run.noun_end = run.end;
        if (ng_unit_is(unit, NG_UNIT_ENDS)) break;
    }
    return run;
}

/* Whether a name goes on over an end of [first, end). */
static bool cuts_name(const ng_tag_units *units, const ng_tag_run *run, uint32_t first, uint32_t end)
{
    const ng_unit *items = units->items;
    if (items[first].class == NG_CLASS_NAME && first > run->first && items[first - 1].class == NG_CLASS_NAME) return true;
    return items[end - 1].class == NG_CLASS_NAME && end < run->end && items[end].class == NG_CLASS_NAME;
}

/* Ends in a noun, has a participle at its edges if at all, and is no lone vague word. */
static bool is_tag(const ng_tag_units *units, const ng_tag_word *lone, uint32_t first, uint32_t end)
{
    if (!may_end_tag(&units->items[end - 1])) return false;
    if (end - first == 1 && lone->kind != NG_KIND_NONE && lone->kind != NG_KIND_NOUN) return false;
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (units->items[i].class == NG_CLASS_PARTICIPLE) return false;
    return true;
}

/* Any word but a number; of several, what does not end in an adverb. */
static bool is_keyphrase(const ng_tag_units *units, uint32_t first, uint32_t end)
{
    uint8_t tail = units->items[end - 1].class;
    return end - first == 1 ? tail != NG_CLASS_NUMBER : tail != NG_CLASS_ADVERB;
}

bool ng_tag_is_phrase(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units, ng_tag_style style,
                      const ng_tag_run *run, uint32_t first, uint32_t end)
{
    bool common = false;
    for (uint32_t i = first; i < end && !common; i++) common = units->items[i].class != NG_CLASS_NAME;
    if (!common || cuts_name(units, run, first, end)) return false;
    if (style == NG_TAG_PHRASES) return is_keyphrase(units, first, end);
    return is_tag(units, &words->items[tokens->items[units->items[first].token].word], first, end);
}

/* "of", "of the", "de l'": a joiner and perhaps another stop word. */
uint32_t ng_tag_second_part(const ng_tag_units *units, ng_tag_style style, uint32_t at, uint32_t end)
{
    const ng_unit *items = units->items;
    if (style == NG_TAG_NAMES || at + 1 >= end || ng_unit_is(&items[at - 1], NG_UNIT_ENDS)) return NG_NO_ID;
    if (!ng_unit_is(&items[at], NG_UNIT_JOINS)) return NG_NO_ID;
    uint32_t next = at + 1;
    if (items[next].class == NG_CLASS_STOP && next + 1 < end) next++;
    return ng_tag_in_phrase(&items[next], style) ? next : NG_NO_ID;
}

uint32_t ng_tag_name_end(const ng_tag_units *units, const ng_language *language, uint32_t i, uint32_t end)
{
    uint32_t j = i + 1;
    while (j < end && !ng_unit_is(&units->items[j - 1], NG_UNIT_ENDS)) {
        const ng_unit *unit = &units->items[j];
        bool name_next = j + 1 < end && units->items[j + 1].class == NG_CLASS_NAME;
        if (unit->class == NG_CLASS_NAME) {
            if (language->genitives && ng_unit_is(unit, NG_UNIT_ENDS)) break; /* "Rolle Genfs" */
            j++;
        } else if (ng_unit_is(unit, NG_UNIT_CONNECTS) && unit->class == NG_CLASS_NUMBER) {
            if (name_next) break;
            return j + 1;
        } else if (!ng_unit_is(unit, NG_UNIT_CONNECTS) || ng_unit_is(unit, NG_UNIT_ARTICLE)) {
            break;
        } else if (name_next) {
            j += 2;
        } else if (j + 2 < end && ng_unit_is(&units->items[j + 1], NG_UNIT_CONNECTS)
                   && units->items[j + 2].class == NG_CLASS_NAME) {
            j += 3;
        } else {
            break;
        }
    }
    return j;
}
