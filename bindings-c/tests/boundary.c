/*
 * The library as a C program sees it, hostile calls included. Compiled as C11 and as C++17, linked statically and
 * dynamically, run plain, under the address and undefined-behaviour sanitizers and under valgrind.
 *
 * usage: boundary CASE.json          every check
 *        boundary CASE.json leak     forgets one text: whoever watches for leaks must object
 */
#include "check.h"

/* A failed call leaves no object, repeats its status in the error, and says why. */
static void refused(const char *json, size_t len, arrears_status expected, const char *name) {
  arrears_text *out = (arrears_text *)&checks;
  arrears_error error;
  memset(&error, 0x5a, sizeof error);
  arrears_status status = arrears_case_report(json, len, &out, &error);
  CHECK(status == expected);
  CHECK(out == NULL);
  CHECK(error.code == status);
  CHECK(strcmp(error.name, name) == 0);
  CHECK(error.message[0] != '\0');
  CHECK(memchr(error.path, 0, sizeof error.path) != NULL);
  CHECK(memchr(error.message, 0, sizeof error.message) != NULL);
}

/* Whatever comes in, a code comes out; which one is the engine's business. */
static void survives(const char *json, size_t len) {
  arrears_text *out = NULL;
  arrears_error error;
  arrears_status status = arrears_case_report(json, len, &out, &error);
  CHECK(status != ARREARS_STATUS_PANIC);
  CHECK((status == ARREARS_STATUS_OK) == (out != NULL));
  arrears_text_free(out);
}

static void report_of_a_case(const char *json, size_t len) {
  arrears_text *out = NULL;
  arrears_text *again = NULL;
  arrears_error error;
  memset(&error, 0x5a, sizeof error);
  CHECK(arrears_case_report(json, len, &out, &error) == ARREARS_STATUS_OK);
  CHECK(error.code == ARREARS_STATUS_OK && error.name[0] == '\0' && error.message[0] == '\0');
  if (out == NULL) return;
  CHECK(arrears_text_len(out) == strlen(arrears_text_data(out)));
  CHECK(strstr(arrears_text_data(out), "arrears-report/2") != NULL);
  CHECK(arrears_text_data(out) == arrears_text_data(out));
  CHECK(arrears_case_report(json, len, &again, NULL) == ARREARS_STATUS_OK);
  CHECK(again != NULL && strcmp(arrears_text_data(out), arrears_text_data(again)) == 0);
  arrears_text_free(again);
  arrears_text_free(out);
}

static void hostile_calls(const char *json, size_t len) {
  arrears_text *out = (arrears_text *)&checks;
  arrears_error error;

  refused(NULL, 0, ARREARS_STATUS_NULL_POINTER, "nullPointer");
  refused(NULL, len, ARREARS_STATUS_NULL_POINTER, "nullPointer");
  refused(json, SIZE_MAX, ARREARS_STATUS_TOO_LONG, "tooLong");
  refused(json, SIZE_MAX / 2 + 1, ARREARS_STATUS_TOO_LONG, "tooLong");
  refused("{\"version\": \"\xff\xfe\"}", 17, ARREARS_STATUS_NOT_UTF8, "notUtf8");
  refused("\xed\xa0\x80", 3, ARREARS_STATUS_NOT_UTF8, "notUtf8"); /* a lone surrogate */
  refused("\xe5\x85", 2, ARREARS_STATUS_NOT_UTF8, "notUtf8");     /* half a character */

  CHECK(arrears_case_report(json, len, NULL, &error) == ARREARS_STATUS_NULL_POINTER);
  CHECK(strcmp(error.path, "out") == 0);
  CHECK(arrears_case_report(json, len, NULL, NULL) == ARREARS_STATUS_NULL_POINTER);
  CHECK(arrears_case_report(NULL, 0, &out, NULL) == ARREARS_STATUS_NULL_POINTER);
  CHECK(out == NULL);

  arrears_text_free(NULL);
  CHECK(arrears_text_data(NULL) == NULL);
  CHECK(arrears_text_len(NULL) == 0);
}

static void hostile_documents(const char *json, size_t len) {
  static const char *const documents[] = {
    "", " ", "{", "}", "null", "[]", "\"\"", "0", "-", "1e999", "{}", "{\"version\":1}", "{\"version\":\"arrears-case/0\"}",
    "{\"version\":\"arrears-case/2\"}", "{\"version\":\"arrears-case/2\",\"account\":null}", "\\u0000", "\"\\ud800\"",
  };
  for (size_t index = 0; index < sizeof documents / sizeof documents[0]; index += 1) {
    survives(documents[index], strlen(documents[index]));
  }
  survives("{}\0{}", 5);

  /* Every prefix of a good case, and the case with each of its bytes changed once. */
  char *copy = (char *)malloc(len + 1);
  if (copy == NULL) exit(2);
  for (size_t end = 0; end < len; end += 1) survives(json, end);
  for (size_t at = 0; at < len; at += 1) {
    memcpy(copy, json, len);
    copy[at] = (char)(copy[at] ^ 0x01);
    survives(copy, len);
    copy[at] = '9';
    survives(copy, len);
  }
  free(copy);

  size_t depth = 200000;
  char *nested = (char *)malloc(depth);
  if (nested == NULL) exit(2);
  memset(nested, '[', depth);
  survives(nested, depth);
  free(nested);
}

static void leak(const char *json, size_t len) {
  arrears_text *forgotten = NULL;
  CHECK(arrears_case_report(json, len, &forgotten, NULL) == ARREARS_STATUS_OK);
  forgotten = NULL;
}

static void names_and_versions(void) {
  CHECK(strcmp(arrears_status_name(ARREARS_STATUS_OK), "ok") == 0);
  CHECK(strcmp(arrears_status_name(ARREARS_STATUS_PANIC), "panic") == 0);
  CHECK(strcmp(arrears_status_name(INT32_MIN), "unknown") == 0);
  CHECK(strcmp(arrears_status_name(INT32_MAX), "unknown") == 0);
  CHECK(strcmp(arrears_status_name(1902), "missingKey") == 0);
  CHECK(arrears_version()[0] != '\0');
  CHECK(arrears_calc_version()[0] != '\0');
}

int main(int argc, char **argv) {
  if (argc < 2 || argc > 3 || (argc == 3 && strcmp(argv[2], "leak") != 0)) {
    fprintf(stderr, "usage: boundary CASE.json [leak]\n");
    return 2;
  }
  size_t len = 0;
  char *json = read_file(argv[1], &len);
  if (argc == 3) {
    leak(json, len);
    free(json);
    return failures == 0 ? 0 : 1;
  }
  report_of_a_case(json, len);
  hostile_calls(json, len);
  hostile_documents(json, len);
  names_and_versions();
  free(json);
  return verdict("boundary");
}
