/* presets: the places that a description is for, and how long it may be there. */
#ifndef NG_FIT_PRESETS_H
#define NG_FIT_PRESETS_H

#include "parts/choice.h"

typedef struct ng_preset {
    const char *name;
    ng_length_unit unit; /* words or characters */
    size_t length;
    ng_count count;
    bool headline;       /* the headline is what is cut, if there is one */
    const char *about;
} ng_preset;

/* By index; NULL behind the last one. */
const ng_preset *ng_preset_at(size_t index);

/* By name; NULL when there is none. */
const ng_preset *ng_preset_find(const char *name);

#endif
