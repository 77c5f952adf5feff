/* What every kind of training begins with, and the words in which it ends without memory. */
#ifndef NG_TRAIN_TRAINER_H
#define NG_TRAIN_TRAINER_H

#include "model/model.h"
#include "train/settings.h"

/* [size] zeroed bytes for a trainer and the built-in model for it; NULL after a message when either is missing. Free the one,
 * ng_model_close the other. */
void *ng_trainer_new(size_t size, ng_model **model);

/* Says so; false. */
bool ng_trainer_out_of_memory(void);

/* What is being done, for those who watch. */
void ng_trainer_say(const ng_train_settings *settings, const char *what);

#endif
