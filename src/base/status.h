/* What a function of the library came to, and the words for it.
 *
 * Every fallible internal function returns an ng_status; the text for a person goes into the ng_error that the caller
 * handed in (NULL is allowed: then only the code is reported). The numbers are those of nutgraf_status in nutgraf.h,
 * which asserts that they agree; they are append-only.
 */
#ifndef NG_BASE_STATUS_H
#define NG_BASE_STATUS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ng_status {
    NG_OK = 0,
    NG_NO_MEMORY = 1,
    NG_INVALID_ARGUMENT = 2,
    NG_TOO_LARGE = 3,
    NG_BAD_JSON = 4,
    NG_BAD_RECORD = 5,
    NG_BAD_LANGUAGE = 6,
    NG_BAD_MODEL = 7,
    NG_BAD_VOCABULARY = 8,
    NG_IO = 9,
    NG_CANCELLED = 10,
    NG_UNSUPPORTED = 11
} ng_status;

enum { NG_MESSAGE_SIZE = 256 };

typedef struct ng_error {
    ng_status code;
    size_t offset;                 /* byte in the input, or line number for tables and tag files; 0 when unknown */
    char message[NG_MESSAGE_SIZE]; /* lower case, no full stop, subject in quotes */
} ng_error;

#if defined(__GNUC__)
#define NG_PRINTF(format_at, args_at) __attribute__((format(printf, format_at, args_at)))
#else
#define NG_PRINTF(format_at, args_at)
#endif

/* Fills [error] (may be NULL) and returns [code], so that a failing function can end in one return. */
ng_status ng_fail(ng_error *error, ng_status code, size_t offset, const char *format, ...) NG_PRINTF(4, 5);

/* "out of memory" with the code that goes with it. */
ng_status ng_fail_memory(ng_error *error);

#endif
