/* nutgraf-train tags: learns which candidates of an article are tags. */
#ifndef NG_TRAIN_TAGS_H
#define NG_TRAIN_TAGS_H

#include "train/settings.h"

/* The exit status: 0 done, 2 not. */
int ng_train_tags(const ng_train_settings *settings);

#endif
