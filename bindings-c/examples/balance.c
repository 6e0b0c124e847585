/*
 * Prints the balance of a case: what is owed, by component.
 *
 *   balance CASE.json        a file
 *   balance < CASE.json      standard input
 *
 * The report is a JSON document. This program picks a few strings out of it with the small reader below, so that it
 * needs nothing but libarrears; yours will use the JSON library it has.
 */
#include <arrears.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A part of a document. */
typedef struct {
  const char *begin;
  const char *end;
} span;

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) at += 1;
  return at;
}

/* The first byte after the value that begins at `at`. */
static const char *after_value(const char *at, const char *end) {
  int depth = 0;
  int quoted = 0;
  for (; at < end; at += 1) {
    if (quoted) {
      if (*at == '\\') at += 1;
      else if (*at == '"') quoted = 0;
    } else if (*at == '"') {
      quoted = 1;
    } else if (*at == '{' || *at == '[') {
      depth += 1;
    } else if (*at == '}' || *at == ']') {
      if (depth == 0) return at;
      depth -= 1;
    } else if (*at == ',' && depth == 0) {
      return at;
    }
  }
  return end;
}

/* The next member of an object or element of a list; `*at` starts behind its opening bracket. */
static int next_value(const char **at, const char *end, span *key, span *value) {
  const char *here = skip_blanks(*at, end);
  if (here < end && *here == ',') here = skip_blanks(here + 1, end);
  if (here >= end || *here == '}' || *here == ']') return 0;
  if (key != NULL) {
    const char *close = memchr(here + 1, '"', (size_t)(end - here - 1));
    if (close == NULL) return 0;
    key->begin = here + 1;
    key->end = close;
    here = skip_blanks(close + 1, end);
    if (here < end && *here == ':') here = skip_blanks(here + 1, end);
  }
  value->begin = here;
  value->end = after_value(here, end);
  *at = value->end;
  return 1;
}

/* The value of a key of an object; empty if it is not there. */
static span member(span object, const char *name) {
  const char *at = object.begin + (object.begin < object.end);
  span key, value;
  while (next_value(&at, object.end, &key, &value)) {
    size_t len = (size_t)(key.end - key.begin);
    if (len == strlen(name) && memcmp(key.begin, name, len) == 0) return value;
  }
  value.begin = value.end = object.end;
  return value;
}

/* A string without its quotes, as `printf("%*.*s")` wants it. */
#define TEXT(value) (int)((value).end - (value).begin - 2), (value).begin + 1

static void print_amount(const char *label, span object, const char *name) {
  span amount = member(object, name);
  if (amount.begin < amount.end) printf("%-20s %14.*s\n", label, TEXT(amount));
}

static void print_balance(span report) {
  span balance = member(report, "balance");
  span accrued = member(balance, "accrued");
  span components = member(balance, "components");
  span as_of = member(report, "asOf");
  span currency = member(report, "currency");
  span line;
  const char *at = components.begin + (components.begin < components.end);

  printf("balance as of %.*s, %.*s\n", TEXT(as_of), TEXT(currency));
  printf("%-20s %14s %14s\n", "", "billed", "unbilled");
  while (next_value(&at, components.end, NULL, &line)) {
    span component = member(line, "component");
    span billed = member(line, "billed");
    span unbilled = member(line, "unbilled");
    printf("%-20.*s %14.*s %14.*s\n", TEXT(component), TEXT(billed), TEXT(unbilled));
  }
  print_amount("posted", balance, "posted");
  print_amount("credit", balance, "credit");
  print_amount("accrued interest", accrued, "interest");
  print_amount("accrued compound", accrued, "compoundInterest");
  print_amount("plan principal", balance, "planPrincipal");
  print_amount("payoff", balance, "payoff");
}

static char *read_all(FILE *file, size_t *len) {
  size_t room = 1 << 16;
  char *bytes = malloc(room);
  *len = 0;
  while (bytes != NULL) {
    *len += fread(bytes + *len, 1, room - *len, file);
    if (*len < room) return bytes;
    room *= 2;
    char *more = realloc(bytes, room);
    if (more == NULL) free(bytes);
    bytes = more;
  }
  return NULL;
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : stdin;
  size_t len = 0;
  char *json = file == NULL ? NULL : read_all(file, &len);
  if (json == NULL || ferror(file)) {
    fprintf(stderr, "cannot read %s\n", argc > 1 ? argv[1] : "standard input");
    free(json);
    return 2;
  }
  if (file != stdin) fclose(file);

  arrears_text *report = NULL;
  arrears_error error;
  arrears_status status = arrears_case_report(json, len, &report, &error);
  free(json);
  if (status != ARREARS_STATUS_OK) {
    fprintf(stderr, "%s (%d) at %s: %s\n", error.name, (int)error.code, error.path, error.message);
    return 1;
  }

  span document = { arrears_text_data(report), arrears_text_data(report) + arrears_text_len(report) };
  print_balance(document);
  arrears_text_free(report);
  return 0;
}
