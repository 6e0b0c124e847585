/*
 * What a card account owes, by component, from terms and events in plain structs.
 */
#include <arrears.h>

#include <stdio.h>
#include <stdlib.h>

static arrears_error error;

/* Ends the program with what was refused, and where. */
static void must(arrears_status status) {
  if (status == ARREARS_STATUS_OK) return;
  fprintf(stderr, "%s (%d) at %s: %s\n", error.name, (int)status, error.path, error.message);
  exit(1);
}

static arrears_date date(int32_t year, int32_t month, int32_t day) {
  arrears_date out = ARREARS_DATE_NONE;
  must(arrears_date_from_ymd(year, month, day, &out, &error));
  return out;
}

static void print_amount(const char *label, int64_t minor) {
  char text[ARREARS_MONEY_TEXT_SIZE];
  must(arrears_money_format(minor, ARREARS_CURRENCY_CNY, text, sizeof text, &error));
  printf("%s %s\n", label, text);
}

int main(void) {
  arrears_card_options options = ARREARS_CARD_OPTIONS_INIT;
  options.issuer = "cmb";
  options.issuer_len = 3;
  options.opened = date(2023, 3, 6);
  options.statement_day = 5;
  arrears_terms *terms = NULL;
  must(arrears_terms_new_card(&options, &terms, &error));

  arrears_event events[2] = { ARREARS_EVENT_INIT, ARREARS_EVENT_INIT };
  events[0].kind = ARREARS_EVENT_PURCHASE;
  events[0].effective = date(2023, 3, 30);
  events[0].amount_minor = 100000;
  events[1].kind = ARREARS_EVENT_PAYMENT;
  events[1].effective = date(2023, 4, 23);
  events[1].amount_minor = 10000;
  arrears_account *account = NULL;
  must(arrears_account_new(terms, events, 2, &account, &error));
  arrears_terms_free(terms);

  arrears_balance balance = ARREARS_BALANCE_INIT;
  must(arrears_account_balance(account, date(2023, 6, 30), ARREARS_DATE_NONE, NULL, &balance, &error));
  arrears_account_free(account);

  char day[ARREARS_DATE_TEXT_SIZE];
  must(arrears_date_format(balance.as_of, day, sizeof day, &error));
  printf("%s\n", day);
  for (int32_t component = 0; component < ARREARS_COMPONENT_COUNT; component += 1) {
    int64_t owed = balance.billed_minor[component] + balance.unbilled_minor[component];
    if (owed != 0) print_amount(arrears_component_name(component), owed);
  }
  print_amount("accrued", balance.accrued_interest_minor + balance.accrued_compound_interest_minor);
  print_amount("payoff", balance.payoff_minor);
  printf("days past due %d\n", (int)balance.days_past_due);
  return 0;
}
