#include "base/strbuf.h"

enum { FIRST_CAPACITY = 256 };

void ng_strbuf_init(ng_strbuf *buffer, ng_allocator allocator)
{
    *buffer = (ng_strbuf){.allocator = allocator};
}

void ng_strbuf_free(ng_strbuf *buffer)
{
    ng_release(&buffer->allocator, buffer->ptr);
    buffer->ptr = NULL;
    buffer->len = buffer->capacity = 0;
}

void ng_strbuf_clear(ng_strbuf *buffer)
{
    buffer->len = 0;
    buffer->failed = false;
}

bool ng_strbuf_grow(ng_strbuf *buffer, size_t extra)
{
    size_t need;
    if (buffer->failed) return false;
    if (extra <= buffer->capacity - buffer->len) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    char *moved = NULL;
    if (ng_size_add(buffer->len, extra, &need)) {
        while (capacity < need) capacity = capacity > SIZE_MAX / 2 ? need : capacity * 2;
        moved = ng_allocate(&buffer->allocator, capacity);
    }
    if (!moved) {
        buffer->failed = true;
        return false;
    }
    if (buffer->len) memcpy(moved, buffer->ptr, buffer->len);
    ng_release(&buffer->allocator, buffer->ptr);
    buffer->ptr = moved;
    buffer->capacity = capacity;
    return true;
}

void ng_strbuf_add_size(ng_strbuf *buffer, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    ng_strbuf_add(buffer, (ng_span){digits + at, sizeof digits - at});
}

void ng_strbuf_add_fixed4(ng_strbuf *buffer, int64_t millionths)
{
    if (millionths < 0) {
        ng_strbuf_add_char(buffer, '-');
        millionths = -millionths;
    }
    int64_t units = (millionths + 50) / 100;
    ng_strbuf_add_size(buffer, (size_t)(units / 10000));
    char decimals[5] = {'.', (char)('0' + units / 1000 % 10), (char)('0' + units / 100 % 10),
                        (char)('0' + units / 10 % 10), (char)('0' + units % 10)};
    ng_strbuf_add(buffer, (ng_span){decimals, sizeof decimals});
}
