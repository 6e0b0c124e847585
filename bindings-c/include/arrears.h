/*
 * arrears: what is owed and why, to the cent.
 *
 * Generated from bindings-c/src by `cargo xtask header`; do not edit.
 *
 * Conventions
 *   - A function that can fail returns an arrears_status, 0 on success, and fills the arrears_error the caller
 *     passes last (NULL if the caller does not want it).
 *   - What a function returns through `T **out` is the caller's and goes back through the `_free` of its type;
 *     on failure *out is NULL. `_free(NULL)` does nothing.
 *   - What a function returns as a pointer is borrowed from the object it was asked of, or static.
 *   - Objects never change once made: threads may share them. There is no global state.
 *   - Text is UTF-8 and comes in with its length; no terminating zero is needed.
 *   - No call unwinds into C: a defect inside the library is ARREARS_STATUS_PANIC.
 */

#ifndef ARREARS_H
#define ARREARS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define ARREARS_NODISCARD __attribute__((warn_unused_result))
#else
#define ARREARS_NODISCARD
#endif

/**
 * Room for the name of an error, with its terminating zero.
 */
#define ARREARS_ERROR_NAME_SIZE 64

/**
 * Room for the path of a field, with its terminating zero.
 */
#define ARREARS_ERROR_PATH_SIZE 256

/**
 * Room for a message, with its terminating zero.
 */
#define ARREARS_ERROR_MESSAGE_SIZE 512

/**
 * Text that the library made and the caller owns: UTF-8, with a terminating zero behind its last byte.
 */
typedef struct arrears_text arrears_text;

/**
 * What a call came to: 0 on success, below 100 the boundary's own codes (ARREARS_STATUS_...), from 100 on the
 * engine's stable error codes, which are the same numbers in every language. Numbers are never reused.
 */
typedef int32_t arrears_status;

/**
 * Why a call failed. The caller owns it and need not initialise it: every call that takes one sets it. Texts are
 * UTF-8, end with a zero, and are cut at a character if they are longer than their room.
 */
typedef struct arrears_error {
  /**
   * The status the call returned, 0 on success.
   */
  arrears_status code;
  /**
   * The stable name of the code, such as "unknownKey".
   */
  char name[ARREARS_ERROR_NAME_SIZE];
  /**
   * Where in the document, such as "account.events[3].amount"; or the name of the argument; may be empty.
   */
  char path[ARREARS_ERROR_PATH_SIZE];
  /**
   * What was wrong, for a person.
   */
  char message[ARREARS_ERROR_MESSAGE_SIZE];
} arrears_error;

/**
 * Success.
 */
#define ARREARS_STATUS_OK 0

/**
 * A pointer that must not be NULL is NULL.
 */
#define ARREARS_STATUS_NULL_POINTER 1

/**
 * Text is not UTF-8.
 */
#define ARREARS_STATUS_NOT_UTF8 2

/**
 * A length is larger than any object.
 */
#define ARREARS_STATUS_TOO_LONG 3

/**
 * A defect inside the library; the call had no effect. Please report it.
 */
#define ARREARS_STATUS_PANIC 99

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Computes the report of a case document.
 *
 * @param json  the case document, `arrears-case/1`: UTF-8, `len` bytes
 * @param len   the length of `json` in bytes
 * @param out   receives the report document, `arrears-report/1`, the caller's to free; NULL on failure
 * @param error receives the code, the path in the document and a message; may be NULL
 *
 * # Safety
 * `json` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_case_report(const char *json,
                                   size_t len,
                                   struct arrears_text **out,
                                   struct arrears_error *error);

/**
 * The stable name of a status, such as "ok", "nullPointer" or "unknownKey"; "unknown" for a number that is none.
 * Static text.
 */
const char *arrears_status_name(arrears_status status);

/**
 * The bytes of the text, ending with a zero; borrowed from `text`, until it is freed. NULL if `text` is NULL.
 *
 * # Safety
 * `text` is NULL or a text that was not freed.
 */
const char *arrears_text_data(const struct arrears_text *text);

/**
 * The number of bytes, the terminating zero not counted. 0 if `text` is NULL.
 *
 * # Safety
 * `text` is NULL or a text that was not freed.
 */
size_t arrears_text_len(const struct arrears_text *text);

/**
 * Frees a text. NULL is allowed and does nothing.
 *
 * # Safety
 * `text` is NULL or a text that was not freed.
 */
void arrears_text_free(struct arrears_text *text);

/**
 * The version of the library that is loaded, such as "0.1.0". Static text.
 */
const char *arrears_version(void);

/**
 * The version of the arithmetic: it changes whenever a computed amount does. Static text.
 */
const char *arrears_calc_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* ARREARS_H */
