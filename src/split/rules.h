/* What the rules say of a site. */
#ifndef NG_SPLIT_RULES_H
#define NG_SPLIT_RULES_H

#include "split/site.h"

enum { NG_RULES = 22 }; /* ids of rules that give a verdict are S01 .. S21: verdict.rule is below this */

/* A rule always leans to one side. Where it is nearly always right it is firm; else the model decides, if there is one. */
typedef struct ng_verdict {
    uint8_t rule; /* 6 for S06 */
    bool ends;
    bool firm;
} ng_verdict;

ng_verdict ng_rules_verdict(const ng_split_line *line, const ng_site *site);

#endif
