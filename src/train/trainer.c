#include "train/trainer.h"

#include <stdio.h>
#include <stdlib.h>

void *ng_trainer_new(size_t size, ng_model **model)
{
    ng_error error = {NG_OK, 0, "out of memory"};
    void *trainer = calloc(1, size);
    if (trainer && ng_model_open(model, ng_allocator_default(), &error) == NG_OK) return trainer;
    fprintf(stderr, "nutgraf-train: %s\n", error.message);
    free(trainer);
    return NULL;
}

bool ng_trainer_out_of_memory(void)
{
    fputs("nutgraf-train: out of memory\n", stderr);
    return false;
}

void ng_trainer_say(const ng_train_settings *settings, const char *what)
{
    if (settings->progress) fprintf(stderr, "nutgraf-train: %s\n", what);
}
