/*
 * Accounts that begin in the middle, by the typed layer: a card with its bill, a loan with its servicer's screen. Compiled as
 * C11 and as C++17, run plain, under the sanitizers and under valgrind.
 *
 * usage: openings          every check
 *        openings leak     forgets one account: whoever watches for leaks must object
 */
#include "typed.h"

/* A bill of 1,000.00 of 5 April, 100.00 asked, and 400.00 paid on the 20th. */
static void a_card_from_its_bill(void) {
  arrears_card_options options = ARREARS_CARD_OPTIONS_INIT;
  const arrears_rate_from rate = { ARREARS_DATE_NONE, { ARREARS_PPT / 10000 * 5, ARREARS_PERIOD_DAILY } };
  arrears_card_opening opening = ARREARS_CARD_OPENING_INIT;
  arrears_opening_statement bill = ARREARS_OPENING_STATEMENT_INIT;
  arrears_account *account = NULL;
  options.opened = day(2020, 1, 1);
  options.statement_day = 5;
  options.purchase_rates = &rate;
  options.purchase_rate_count = 1;
  arrears_terms *terms = card(&options);
  bill.date = day(2023, 4, 5);
  bill.balance_minor = 100000;
  bill.minimum_minor = 10000;
  opening.day = day(2023, 4, 5);
  opening.statement = &bill;
  const arrears_event paid = event(ARREARS_EVENT_PAYMENT, day(2023, 4, 20), 40000);
  CHECK(arrears_account_open_card(terms, &opening, &paid, 1, &account, &error) == ARREARS_STATUS_OK);
  arrears_balance balance = balance_of(account, day(2023, 4, 20));
  CHECK(balance.payoff_minor == 60000 && balance.billed_minor[ARREARS_COMPONENT_PURCHASE] == 60000);
  CHECK(balance_of(account, day(2023, 4, 5)).payoff_minor == 100000);
  arrears_account_free(account);

  /* What is listed stands in its place: cash beside purchases, and the fee is not billed yet. */
  arrears_opening_posting owed[3] = { ARREARS_OPENING_POSTING_INIT, ARREARS_OPENING_POSTING_INIT, ARREARS_OPENING_POSTING_INIT };
  owed[0].component = ARREARS_COMPONENT_CASH;
  owed[0].billed = ARREARS_BILLED_LAST;
  owed[0].posted = day(2023, 3, 10);
  owed[0].unpaid_minor = 30000;
  owed[1].component = ARREARS_COMPONENT_PURCHASE;
  owed[1].billed = ARREARS_BILLED_LAST;
  owed[1].posted = day(2023, 3, 20);
  owed[1].unpaid_minor = 70000;
  owed[2].component = ARREARS_COMPONENT_ANNUAL_FEE;
  owed[2].unpaid_minor = 5000;
  opening.owed = owed;
  opening.owed_count = 3;
  CHECK(arrears_account_open_card(terms, &opening, NULL, 0, &account, &error) == ARREARS_STATUS_OK);
  balance = balance_of(account, day(2023, 4, 6));
  CHECK(balance.billed_minor[ARREARS_COMPONENT_CASH] == 30000 && balance.unbilled_minor[ARREARS_COMPONENT_ANNUAL_FEE] == 5000);
  CHECK(balance.posted_minor == 105000);
  arrears_account_free(account);

  owed[1].unpaid_minor = 0;
  CHECK(arrears_account_open_card(terms, &opening, NULL, 0, &account, &error) > 100);
  CHECK(strcmp(error.name, "amountNotPositive") == 0 && strcmp(error.path, "opening.owed[1].unpaid_minor") == 0);
  owed[1].unpaid_minor = 70000;
  owed[2].billed = 4;
  REFUSED(arrears_account_open_card(terms, &opening, NULL, 0, &account, &error), ARREARS_STATUS_UNKNOWN_VALUE, "opening.owed[2].billed");
  opening.owed = NULL;
  REFUSED(arrears_account_open_card(terms, &opening, NULL, 0, &account, &error), ARREARS_STATUS_NULL_POINTER, "opening.owed");
  opening.owed_count = 0;
  const arrears_event early = event(ARREARS_EVENT_PAYMENT, day(2023, 4, 5), 40000);
  CHECK(arrears_account_open_card(terms, &opening, &early, 1, &account, &error) > 100);
  CHECK(strcmp(error.path, "events[0].effective") == 0);
  bill.minimum_minor = 100001;
  CHECK(arrears_account_open_card(terms, &opening, NULL, 0, &account, &error) > 100 && strcmp(error.path, "opening") == 0);
  opening.struct_size = 8;
  REFUSED(arrears_account_open_card(terms, &opening, NULL, 0, &account, &error), ARREARS_STATUS_STRUCT_SIZE, "opening");
  CHECK(account == NULL);
  arrears_loan_opening other = ARREARS_LOAN_OPENING_INIT;
  REFUSED(arrears_account_open_loan(terms, &other, NULL, 0, &account, &error), ARREARS_STATUS_UNKNOWN_VALUE, "terms");
  arrears_terms_free(terms);
}

/* A servicer's screen of 30 April: 9,000.00 over nine periods, and 100.00 of principal and 10.00 of interest late. */
static void a_loan_from_a_screen(void) {
  arrears_loan_options options = loan();
  arrears_loan_opening opening = ARREARS_LOAN_OPENING_INIT;
  arrears_opening_instalment late = { 0, ARREARS_DATE_NONE, { 0 } };
  arrears_account *account = NULL;
  arrears_terms *terms = NULL;
  CHECK(arrears_terms_new_loan(&options, &terms, &error) == ARREARS_STATUS_OK);
  opening.day = day(2023, 4, 30);
  opening.next_due = day(2023, 5, 10);
  opening.periods_left = 9;
  opening.principal_minor = 900000;
  late.due = day(2023, 4, 10);
  late.unpaid_minor[ARREARS_COMPONENT_LOAN] = 10000;
  late.unpaid_minor[ARREARS_COMPONENT_INTEREST] = 1000;
  opening.instalments = &late;
  opening.instalment_count = 1;
  opening.unpaid_minor[ARREARS_COMPONENT_COST] = 200;
  const arrears_event paid = event(ARREARS_EVENT_PAYMENT, day(2023, 5, 2), 11200);
  CHECK(arrears_account_open_loan(terms, &opening, &paid, 1, &account, &error) == ARREARS_STATUS_OK);
  arrears_balance before = balance_of(account, day(2023, 5, 1));
  CHECK(before.days_past_due == 21 && before.posted_minor == 11200 && before.plan_principal_minor == 900000);
  arrears_balance balance = balance_of(account, day(2023, 5, 2));
  CHECK(balance.days_past_due == 0 && balance.posted_minor == 0 && balance.plan_principal_minor == 900000);
  arrears_account_free(account);
  late.unpaid_minor[ARREARS_COMPONENT_LOAN] = -1;
  CHECK(arrears_account_open_loan(terms, &opening, NULL, 0, &account, &error) > 100);
  CHECK(strcmp(error.name, "amountNegative") == 0 && strcmp(error.path, "opening.instalments[0].unpaid_minor") == 0);
  late.unpaid_minor[ARREARS_COMPONENT_LOAN] = 10000;
  opening.periods_left = 13;
  CHECK(arrears_account_open_loan(terms, &opening, NULL, 0, &account, &error) > 100 && strcmp(error.name, "periodsLeftOutOfRange") == 0);
  arrears_card_opening other = ARREARS_CARD_OPENING_INIT;
  REFUSED(arrears_account_open_card(terms, &other, NULL, 0, &account, &error), ARREARS_STATUS_UNKNOWN_VALUE, "terms");
  CHECK(account == NULL);
  arrears_terms_free(terms);
}

int main(int argc, char **argv) {
  if (forgets(argc, argv)) {
    return failures == 0 ? 0 : 1;
  }
  a_card_from_its_bill();
  a_loan_from_a_screen();
  return verdict("openings");
}
