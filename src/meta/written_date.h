/* Dates as attributes and JSON-LD write them. */
#ifndef NG_META_WRITTEN_DATE_H
#define NG_META_WRITTEN_DATE_H

#include "base/span.h"

enum { NG_DAY_LENGTH = 10 }; /* YYYY-MM-DD */

/* [text] as ISO 8601: as it is when it begins with YYYY-MM-DD (time and zone are kept when they are well-formed), else the day
 * that it names: "July 4, 2025", "4 Jul 2025", "25/12/2025". ptr NULL when it is no date, or not one date only.
 * A day is written to [room]. */
ng_span ng_written_date(ng_span text, char room[NG_DAY_LENGTH]);

/* The day in the path of an address: "/2025/07/04/". ptr NULL when there is none. */
ng_span ng_address_date(ng_span address, char room[NG_DAY_LENGTH]);

#endif
