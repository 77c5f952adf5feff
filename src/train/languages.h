/* `nutgraf-train languages`: learns to tell the languages of a script apart from texts whose language is known.
 *
 * A line of a file is a JSON object: "text", "lang" and, where texts say the same in several languages, "part".
 * Folds are blocks of ten texts of a language, and parts: a model that learned an article in Malay would take the same in
 * Indonesian for Malay. */
#ifndef NG_TRAIN_LANGUAGES_H
#define NG_TRAIN_LANGUAGES_H

#include "train/settings.h"

/* Prints the report on standard output. Returns the exit status; says on standard error what went wrong. */
int ng_train_languages(const ng_train_settings *settings);

#endif
