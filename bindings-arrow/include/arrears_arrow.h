/* Where every account of a portfolio stands, over the Arrow C stream interface: libarrears_arrow.
 *
 * The columns of the tables stand in README.md of this folder's parent. Include Arrow's own abi.h first, or any header that
 * declares `struct ArrowArrayStream`. */
#ifndef ARREARS_ARROW_H
#define ARREARS_ARROW_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct ArrowArrayStream;

/* Stands for no day in `as_of` and `known_on`. */
#define ARREARS_ARROW_NO_DAY INT32_MIN

/* The positions of all accounts. `accounts`, `events`, `products` and `openings` (where accounts that begin in the middle stood, or
 * NULL) are taken over and released, whatever happens. `as_of` and `known_on` are days since 1970-01-01 for accounts that have none of
 * their own. `threads` is how many, 0 as many as there are processors; the result is the same. The three results are the caller's to release.
 *
 * Returns 0; else 1, and `message` (of `room` bytes, or NULL) says what is wrong with which table, column and row, and the results
 * are released streams. */
int arrears_arrow_positions(
    struct ArrowArrayStream *accounts,
    struct ArrowArrayStream *events,
    struct ArrowArrayStream *products,
    struct ArrowArrayStream *openings,
    int32_t as_of,
    int32_t known_on,
    uint32_t threads,
    struct ArrowArrayStream *out_positions,
    struct ArrowArrayStream *out_components,
    struct ArrowArrayStream *out_errors,
    char *message,
    size_t room);

#ifdef __cplusplus
}
#endif

#endif
