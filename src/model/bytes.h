/* Reading a model file byte by byte: every piece is checked against what is left, numbers are little-endian, nothing is
 * aligned. Shared by the formats of this folder. */
#ifndef NG_MODEL_BYTES_H
#define NG_MODEL_BYTES_H

#include "base/hash.h"
#include "base/span.h"

enum { NG_BYTES_CHECKSUM = 8 };

/* Cuts [length] bytes off the front of [rest]; false when there are fewer. */
static inline bool ng_bytes_take(ng_span *rest, size_t length, ng_span *out)
{
    if (rest->len < length) return false;
    *out = ng_span_slice(*rest, 0, length);
    *rest = ng_span_slice(*rest, length, rest->len);
    return true;
}

static inline bool ng_bytes_u32(ng_span *rest, uint32_t *out)
{
    ng_span bytes;
    if (!ng_bytes_take(rest, 4, &bytes)) return false;
    const unsigned char *b = (const unsigned char *)bytes.ptr;
    *out = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    return true;
}

/* Two's complement, whatever the machine's own. */
static inline int32_t ng_bytes_signed(uint32_t bits)
{
    return bits <= INT32_MAX ? (int32_t)bits : -1 - (int32_t)(UINT32_MAX - bits);
}

/* Cuts the checksum off the end of [data] and holds it against the rest: ng_hash of everything before it. */
static inline bool ng_bytes_check_sum(ng_span *data)
{
    if (data->len < NG_BYTES_CHECKSUM) return false;
    size_t length = data->len - NG_BYTES_CHECKSUM;
    uint64_t sum = ng_load64(data->ptr + length);
    data->len = length;
    return sum == ng_hash(*data);
}

#endif
