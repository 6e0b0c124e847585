/*
 * What the tests of the typed layer share: days, events, a card, a loan, and calls that must be refused.
 */
#ifndef TYPED_H
#define TYPED_H

#include "check.h"

static arrears_error error;

static inline arrears_date day(int32_t year, int32_t month, int32_t of_month) {
  arrears_date out = ARREARS_DATE_NONE;
  CHECK(arrears_date_from_ymd(year, month, of_month, &out, NULL) == ARREARS_STATUS_OK);
  return out;
}

/* A call that must fail with a code, at a place, with a message. */
#define REFUSED(call, expected, where)                                                \
  do {                                                                                \
    memset(&error, 0x5a, sizeof error);                                               \
    CHECK((call) == (expected));                                                      \
    CHECK(error.code == (expected));                                                  \
    CHECK(strcmp(error.path, (where)) == 0);                                          \
    CHECK(error.message[0] != '\0' && error.name[0] != '\0');                         \
    CHECK(strcmp(error.name, arrears_status_name(expected)) == 0);                    \
  } while (0)

static inline arrears_event event(int32_t kind, arrears_date effective, int64_t amount_minor) {
  arrears_event made = ARREARS_EVENT_INIT;
  made.kind = kind;
  made.effective = effective;
  made.amount_minor = amount_minor;
  return made;
}

static inline arrears_card_options cmb(void) {
  arrears_card_options options = ARREARS_CARD_OPTIONS_INIT;
  options.issuer = "cmb";
  options.issuer_len = 3;
  options.opened = day(2023, 3, 6);
  options.statement_day = 5;
  return options;
}

static inline arrears_terms *card(const arrears_card_options *options) {
  arrears_terms *terms = NULL;
  CHECK(arrears_terms_new_card(options, &terms, &error) == ARREARS_STATUS_OK);
  return terms;
}

static inline arrears_account *account_of(const arrears_terms *terms, const arrears_event *events, size_t count) {
  arrears_account *account = NULL;
  CHECK(arrears_account_new(terms, events, count, &account, &error) == ARREARS_STATUS_OK);
  return account;
}

static inline arrears_balance balance_of(const arrears_account *account, arrears_date as_of) {
  arrears_balance balance = ARREARS_BALANCE_INIT;
  CHECK(arrears_account_balance(account, as_of, ARREARS_DATE_NONE, NULL, &balance, &error) == ARREARS_STATUS_OK);
  return balance;
}
static inline arrears_loan_options loan(void) {
  arrears_loan_options options = ARREARS_LOAN_OPTIONS_INIT;
  options.principal_minor = 1200000;
  options.rate.fraction_ppt = ARREARS_PPT / 100 * 12;
  options.rate.period = ARREARS_PERIOD_ANNUAL;
  options.disbursed = day(2023, 1, 10);
  options.first_due = day(2023, 2, 10);
  options.periods = 12;
  options.method = ARREARS_METHOD_LEVEL;
  return options;
}
/* Forgets one account, where asked to: whoever watches for leaks must object. */
static inline int forgets(int argc, char **argv) {
  if (argc != 2 || strcmp(argv[1], "leak") != 0) {
    return 0;
  }
  arrears_card_options options = cmb();
  arrears_terms *terms = card(&options);
  arrears_account *forgotten = account_of(terms, NULL, 0);
  CHECK(forgotten != NULL);
  forgotten = NULL;
  arrears_terms_free(terms);
  return 1;
}

#endif
