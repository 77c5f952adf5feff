/* A folder of model files is laid out as models/ is: a folder for each language and for und, what all languages share; lists of
 * stop words stand in stopwords/. Whatever else lies there, such as what made the files, is passed over. */
#include "cli/model.h"

#include "cli/input.h"
#include "cli/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const size_t largest_file = (size_t)64 << 20; /* bytes: thirty times the largest there is */

enum { MOST_FILES = 4096 }; /* a hundred languages have some thousand */

typedef struct reader {
    const char *folder;
    const cli_output *output;
    nutgraf_model_file files[MOST_FILES];
    cli_input_file inputs[MOST_FILES]; /* which hold their bytes */
    size_t count;
    bool failed; /* a message was printed */
} reader;

static void complain(reader *r, const char *path, const char *why)
{
    cli_message("cannot open '%s': %s", path, why);
    r->failed = true;
}

/* "a/b", to be freed; NULL after a message. */
static char *join(reader *r, const char *a, const char *b)
{
    size_t length = strlen(a), size = length + strlen(b) + 2;
    char *path = malloc(size);
    if (!path) complain(r, a, "out of memory");
    else (void)snprintf(path, size, "%s/%s", a, b);
    return path;
}

/* Calls [visit] with each name in the folder [path], which [parent] is the name of, until it fails. */
static void for_each(reader *r, const char *path, const char *parent,
                     void (*visit)(reader *r, const char *parent, const char *name))
{
    DIR *folder = opendir(path);
    if (!folder) {
        complain(r, path, strerror(errno));
        return;
    }
    struct dirent *entry;
    for (errno = 0; !r->failed && (entry = readdir(folder)) != NULL; errno = 0) visit(r, parent, entry->d_name);
    if (!r->failed && errno) complain(r, path, strerror(errno));
    (void)closedir(folder);
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

/* "en", "und", "stopwords": two or three small letters are the code of a language. */
static bool is_language(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz");
    return !name[length] && (length == 2 || length == 3 || strcmp(name, "stopwords") == 0);
}

/* Reads the file [path]; [name], to be freed, is what the model calls it. */
static void read_file(reader *r, const char *path, char *name)
{
    cli_input_file *input = &r->inputs[r->count];
    if (r->count == MOST_FILES) {
        complain(r, r->folder, "more than 4096 model files");
        free(name);
        return;
    }
    r->files[r->count++] = (nutgraf_model_file){name, NULL, 0};
    bool opened = cli_input_open(input, path, largest_file) && cli_output_spares(r->output, input->descriptor, path);
    if (!opened || !cli_input_read_all(input)) r->failed = true;
    else if (input->to > largest_file) complain(r, path, "a model file of more than 64 MiB");
    r->files[r->count - 1].data = input->data ? input->data : "";
    r->files[r->count - 1].length = input->to;
}

static void visit_file(reader *r, const char *language, const char *name)
{
    struct stat about;
    if (name[0] == '.' || (!ends_with(name, ".txt") && !ends_with(name, ".model"))) return;
    char *short_path = join(r, language, name);
    char *path = short_path ? join(r, r->folder, short_path) : NULL;
    if (path && stat(path, &about) != 0) complain(r, path, strerror(errno));
    if (path && !r->failed && !S_ISREG(about.st_mode)) complain(r, path, "not a regular file");
    if (path && !r->failed) read_file(r, path, short_path);
    else free(short_path);
    free(path);
}

static void visit_language(reader *r, const char *parent, const char *name)
{
    struct stat about;
    if (!is_language(name)) return;
    char *path = join(r, parent, name);
    if (path && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) for_each(r, path, name, visit_file);
    free(path);
}

static void free_files(reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        cli_input_close(&r->inputs[i]);
        free((char *)(uintptr_t)r->files[i].path);
    }
}

static bool open_with(nutgraf_model **model, reader *r)
{
    nutgraf_error error;
    if (!r->count && !r->failed) complain(r, r->folder, "no model files there (LANGUAGE/NAME.txt, LANGUAGE/NAME.model)");
    if (r->failed) return false;
    if (nutgraf_model_open_files(model, r->files, r->count, NULL, &error) == NUTGRAF_OK) return true;
    cli_message("in '%s': %s", r->folder, error.message);
    return false;
}

bool cli_model_open(nutgraf_model **model, const char *folder, const cli_output *output)
{
    nutgraf_error error;
    *model = NULL;
    if (!folder) {
        bool good = nutgraf_model_open(model, NULL, &error) == NUTGRAF_OK;
        if (!good) cli_message("%s", error.message);
        return good;
    }
    reader *r = calloc(1, sizeof *r);
    if (!r) {
        cli_message("out of memory");
        return false;
    }
    r->folder = folder;
    r->output = output;
    for_each(r, folder, folder, visit_language);
    bool good = open_with(model, r);
    free_files(r);
    free(r);
    return good;
}
