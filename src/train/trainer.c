#include "train/trainer.h"

#include <stdlib.h>

#include "train/message.h"

void *ng_trainer_new(size_t size, ng_model **model)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    void *trainer = calloc(1, size);
    if (trainer && ng_model_open(model, ng_allocator_default(), &error) == NG_OK) return trainer;
    ng_train_message("%s", error.message);
    free(trainer);
    return NULL;
}

bool ng_trainer_out_of_memory(void)
{
    ng_train_message("out of memory");
    return false;
}

void ng_trainer_say(const ng_train_settings *settings, const char *what)
{
    if (settings->progress) ng_train_message("%s", what);
}
