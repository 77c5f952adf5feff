/* Texts with summaries that people wrote, for `nutgraf-train rank`: read from files of JSON lines, and taken apart by the same
 * stages that the command runs. */
#ifndef NG_TRAIN_STORIES_H
#define NG_TRAIN_STORIES_H

#include "train/rouge.h"
#include "train/settings.h"
#include "train/stages.h"

typedef struct ng_story {
    ng_span text;
    ng_span summary; /* sentences parted by line feeds */
    char language[NG_LANGUAGE_SIZE];
    bool single;     /* the summary is one sentence */
    size_t file;
    uint32_t fold;   /* of its file, by turns */
} ng_story;

typedef struct ng_stories {
    const ng_train_settings *settings;
    ng_story *items;
    size_t count;
    size_t *file_counts; /* stories of each file */
    size_t capacity;
    size_t file;         /* being read */
    ng_arena kept;       /* what lasts */
    ng_stages stages;
} ng_stories;

/* A text on its way through the stages, with the words of its sentences and of the summary that a person wrote. */
typedef struct ng_story_parts {
    ng_text_parts text;
    ng_rouge_text *words; /* [sentences] */
    ng_rouge rouge;
} ng_story_parts;

/* Reads the files of the settings, those to learn from first. False after a message on standard error; ng_stories_free is due
 * in any case. */
bool ng_stories_open(ng_stories *stories, const ng_train_settings *settings);

void ng_stories_free(ng_stories *stories);

/* The parts live in the arena of the text at hand, until the next call. */
ng_status ng_story_prepare(ng_stories *stories, const ng_story *story, ng_story_parts *parts, ng_error *error);

#endif
