/* Input from a file or standard input: whole, or line by line, never more of it in memory than allowed. */
#ifndef NG_CLI_INPUT_H
#define NG_CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_input_file {
    int descriptor;
    const char *name; /* for messages: 'article.txt' in quotes, or standard input */
    char *data;       /* what was read and not yet taken begins at [from] and ends at [to] */
    size_t from;
    size_t to;
    size_t capacity;
    size_t limit;     /* bytes of a line, or of a whole file */
    bool ended;
    bool failed;      /* a message was printed */
    size_t taken;     /* bytes read so far */
    int interrupt;    /* a descriptor that becomes readable when reading is to end; -1 */
    int progress;     /* one that becomes readable when [before_wait] has something to do again; -1 */
    /* Called before each read that would block; false: reading on is pointless. */
    bool (*before_wait)(void *user);
    void *user;
} cli_input_file;

typedef enum cli_line {
    LINE_END,      /* there is no further one, or reading failed */
    LINE_READ,
    LINE_TOO_LONG  /* it was skipped; only its length is known */
} cli_line;

/* "-" is standard input. False after a message. */
bool cli_input_open(cli_input_file *input, const char *path, size_t limit);
void cli_input_close(cli_input_file *input);

/* Reads until [data] holds a record, [length] bytes, or everything: what an input is taken for must not hang on how its writer
 * pauses, but who writes a record and waits for its answer gets it. False after a message. */
bool cli_input_peek(cli_input_file *input, size_t length);

/* Everything, [from] to [to]; of more than the limit only so much that it is seen to be more. False after a message. */
bool cli_input_read_all(cli_input_file *input);

/* The next line without its line feed; good until the next call. */
cli_line cli_input_line(cli_input_file *input, const char **line, size_t *length);

#endif
