/* The model as --models asks for it. */
#ifndef NG_CLI_MODEL_H
#define NG_CLI_MODEL_H

#include "cli/output.h"
#include "nutgraf.h"

#include <stdbool.h>

/* Opens the built-in model, with the files of [folder] in the places of those of the same names unless it is NULL; none of them
 * may be the one that [output] writes. False after a message, with *model NULL. */
bool cli_model_open(nutgraf_model **model, const char *folder, const cli_output *output);

#endif
