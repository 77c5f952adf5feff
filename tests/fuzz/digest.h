/* The fuzz target of digests: many results made one newsletter. */
#ifndef TESTS_FUZZ_DIGEST_H
#define TESTS_FUZZ_DIGEST_H

#include <stdint.h>

#include "promises.h"

/* The first byte of [data] chooses options, the second how alike two reports of one story must be; then each line is a report: a
 * record that [l] runs or, which is many times faster, two bytes and fields parted by tabs of which a result is made. The digest
 * is made and rendered twice, and what comes out is read by code of its own: every story has its heading, a lead counts right,
 * CommonMark has nothing but headings, paragraphs, lists and links, HTML is well-formed. */
void target_digest(const library *l, const uint8_t *data, size_t size);

#endif
