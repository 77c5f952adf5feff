/* Dates in a line, as ISO 8601 days. */
#ifndef NG_META_DATES_H
#define NG_META_DATES_H

#include "model/phrases.h"
#include "parts/lines.h"

enum { NG_DATE_LENGTH = 10 }; /* YYYY-MM-DD */

typedef struct ng_date {
    int year, month, day;
    size_t end;     /* token behind it */
    bool swappable; /* 03/04/2025: day and month may be the other way round; read day first */
    bool figures;   /* 25/12/2025, which says in which order a page writes */
    bool day_first; /* of such figures */
} ng_date;

/* The date that begins with token [at] and ends before [end]; false when there is none. Whoever asks decides about one that is
 * swappable. */
bool ng_date_read(const ng_lines *lines, const ng_phrases *phrases, size_t at, size_t end, ng_date *out);

/* Writes [date] as YYYY-MM-DD to [out]. */
void ng_date_write(const ng_date *date, char out[NG_DATE_LENGTH]);

#endif
