/* Writing lines: white space made one space, soft hyphens dropped, bad bytes replaced, and the map back to the source.
 * Shared by the readers of this folder. Everything is appended; a failed allocation is sticky ([failed]). */
#ifndef NG_READ_LINES_H
#define NG_READ_LINES_H

#include "base/arena.h"
#include "parts/lines.h"

typedef struct ng_line_writer {
    ng_arena *arena;
    char *text; /* room for the worst case is made at the beginning */
    size_t len;
    ng_line *lines;
    size_t line_count;
    size_t line_capacity;
    ng_map_segment *map;
    size_t map_count;
    size_t map_capacity;
    size_t mapped;        /* where the last segment ends, in text */
    size_t mapped_source; /* and in the source */
    size_t line_start;  /* in text */
    size_t blank;       /* empty lines since the last one with text */
    size_t replaced;
    bool space;         /* white space was seen since the last character of this line */
    bool indented;
    bool failed;
} ng_line_writer;

/* Makes room for the text of [title] and [source]. False when out of memory. */
bool ng_line_writer_begin(ng_line_writer *w, ng_span title, ng_span source, ng_arena *arena);

/* The title is one line, whatever it holds, and has no place in the source. */
void ng_line_writer_title(ng_line_writer *w, ng_span title);

/* source[from, to). With [breaks] a line break ends the line, else it is white space. */
void ng_line_writer_put(ng_line_writer *w, ng_span source, size_t from, size_t to, bool breaks);

/* The character, or the two (the second one is 0 when there is none), which stand for source[at, at + length): an entity. */
void ng_line_writer_put_reference(ng_line_writer *w, ng_span source, size_t at, size_t length, const uint32_t characters[2]);

/* source[from, to), text of HTML: a line break is white space, a character reference the characters that it stands for. */
void ng_line_writer_put_html(ng_line_writer *w, ng_span source, size_t from, size_t to);

/* White space between what was written and what comes, if any comes on this line. */
void ng_line_writer_put_space(ng_line_writer *w);

/* Takes back what was written from [len] of the text on, all of it on this line: the mark of a footnote.
 * White space before it stays. */
void ng_line_writer_take_back(ng_line_writer *w, size_t len);

/* The line ends at [at] and another begins there; false, and nothing is done, unless white space stands at [at]. */
bool ng_line_writer_split(ng_line_writer *w, size_t at);

/* Ends a line. A line without a character is a blank line and leaves nothing in the text. */
void ng_line_writer_end(ng_line_writer *w, unsigned flags);

/* Hands the lines over; nothing may be written any more. */
void ng_line_writer_finish(ng_line_writer *w, ng_span source, ng_lines *out);

#endif
