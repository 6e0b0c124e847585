/*
 * The typed layer and the batch as a C program sees them, hostile calls included. Compiled as C11 and as C++17, run plain,
 * under the sanitizers and under valgrind.
 *
 * usage: typed          every check
 *        typed leak     forgets one account: whoever watches for leaks must object
 */
#include "typed.h"

static void values(void) {
  int32_t year = 0, month = 0, of_month = 0;
  arrears_date date = ARREARS_DATE_NONE;
  int64_t minor = -1;
  arrears_rate rate = { 0, 0 };
  arrears_currency currency = 0;
  int32_t classification = -1;
  char text[ARREARS_RATE_TEXT_SIZE];

  CHECK(day(1900, 1, 1) == ARREARS_DATE_MIN && day(2199, 12, 31) == ARREARS_DATE_MAX);
  CHECK(arrears_date_to_ymd(day(2024, 2, 29), &year, &month, &of_month, &error) == ARREARS_STATUS_OK);
  CHECK(year == 2024 && month == 2 && of_month == 29);
  CHECK(error.code == 0 && error.name[0] == '\0' && error.path[0] == '\0' && error.message[0] == '\0');
  CHECK(arrears_date_parse("2023-01-31", 10, &date, &error) == ARREARS_STATUS_OK && date == day(2023, 1, 31));
  CHECK(arrears_date_plus_months(date, 1, 31, &date, &error) == ARREARS_STATUS_OK && date == day(2023, 2, 28));
  CHECK(arrears_date_plus_months(date, 1, 31, &date, &error) == ARREARS_STATUS_OK && date == day(2023, 3, 31));
  CHECK(arrears_date_format(date, text, ARREARS_DATE_TEXT_SIZE, &error) == ARREARS_STATUS_OK);
  CHECK(strcmp(text, "2023-03-31") == 0);
  CHECK(arrears_money_parse("1234.5", 6, ARREARS_CURRENCY_CNY, &minor, &error) == ARREARS_STATUS_OK && minor == 123450);
  CHECK(arrears_money_format(-5, ARREARS_CURRENCY_CNY, text, sizeof text, &error) == ARREARS_STATUS_OK);
  CHECK(strcmp(text, "-0.05") == 0);
  CHECK(arrears_currency_from_code("JPY", 3, &currency, &error) == ARREARS_STATUS_OK);
  CHECK(currency == ARREARS_CURRENCY_JPY && strcmp(arrears_currency_code(currency), "JPY") == 0);
  CHECK(arrears_rate_parse("0.0005", 6, ARREARS_PERIOD_DAILY, &rate, &error) == ARREARS_STATUS_OK);
  CHECK(rate.fraction_ppt == 500000000 && rate.period == ARREARS_PERIOD_DAILY);
  CHECK(arrears_rate_format(&rate, text, sizeof text, &error) == ARREARS_STATUS_OK);
  CHECK(strcmp(text, "0.05% a day") == 0);
  CHECK(arrears_classification_of_days(130, ARREARS_CLASSIFICATION_RULES_CARD_LADDER_2011, &classification, &error) == ARREARS_STATUS_OK);
  CHECK(classification == ARREARS_CLASSIFICATION_DOUBTFUL);
  CHECK(strcmp(arrears_component_name(ARREARS_COMPONENT_COMPOUND_INTEREST), "compoundInterest") == 0);

  REFUSED(arrears_date_from_ymd(2023, 2, 29, &date, &error), 301, "");
  REFUSED(arrears_date_from_ymd(2023, 256, 1, &date, &error), ARREARS_STATUS_UNKNOWN_VALUE, "month");
  REFUSED(arrears_date_from_ymd(2023, 1, -1, &date, &error), ARREARS_STATUS_UNKNOWN_VALUE, "day");
  REFUSED(arrears_date_to_ymd(INT32_MIN, &year, &month, &of_month, &error), 302, "date");
  REFUSED(arrears_date_to_ymd(0, &year, NULL, &of_month, &error), ARREARS_STATUS_NULL_POINTER, "month");
  REFUSED(arrears_date_parse("2023-1-31", 9, &date, &error), 300, "data");
  REFUSED(arrears_date_parse("\xff", 1, &date, &error), ARREARS_STATUS_NOT_UTF8, "data");
  REFUSED(arrears_date_parse("x", SIZE_MAX, &date, &error), ARREARS_STATUS_TOO_LONG, "data");
  REFUSED(arrears_date_parse(NULL, 0, &date, &error), ARREARS_STATUS_NULL_POINTER, "data");
  REFUSED(arrears_date_format(0, text, 10, &error), ARREARS_STATUS_BUFFER_TOO_SMALL, "buffer");
  REFUSED(arrears_date_format(0, NULL, 10, &error), ARREARS_STATUS_NULL_POINTER, "buffer");
  REFUSED(arrears_date_format(0, text, SIZE_MAX, &error), ARREARS_STATUS_TOO_LONG, "buffer");
  REFUSED(arrears_date_plus_months(0, INT32_MAX, 1, &date, &error), 302, "months");
  REFUSED(arrears_date_plus_months(0, 1, 0, &date, &error), 303, "intended_day");
  REFUSED(arrears_money_parse("1.234", 5, ARREARS_CURRENCY_CNY, &minor, &error), 101, "data");
  REFUSED(arrears_money_parse("1", 1, 0, &minor, &error), ARREARS_STATUS_UNKNOWN_VALUE, "currency");
  REFUSED(arrears_money_format(INT64_MIN, 156, text, sizeof text, &error), 102, "amount_minor");
  REFUSED(arrears_currency_from_code("XXX", 3, &currency, &error), 104, "data");
  REFUSED(arrears_rate_parse("11", 2, ARREARS_PERIOD_ANNUAL, &rate, &error), 202, "data");
  REFUSED(arrears_rate_parse("0.1", 3, 4, &rate, &error), ARREARS_STATUS_UNKNOWN_VALUE, "period");
  REFUSED(arrears_rate_format(NULL, text, sizeof text, &error), ARREARS_STATUS_NULL_POINTER, "rate");
  REFUSED(arrears_classification_of_days(-1, ARREARS_CLASSIFICATION_RULES_STRICTER, &classification, &error), 900, "days_past_due");
  REFUSED(arrears_classification_of_days(1, 0, &classification, &error), ARREARS_STATUS_UNKNOWN_VALUE, "classification_rules");
  CHECK(arrears_component_name(INT32_MAX) == NULL && arrears_currency_code(INT32_MIN) == NULL);
}

static void a_card(void) {
  arrears_card_options options = cmb();
  arrears_terms *terms = card(&options);
  arrears_event events[2] = {
    event(ARREARS_EVENT_PURCHASE, day(2023, 3, 30), 100000),
    event(ARREARS_EVENT_PAYMENT, day(2023, 4, 23), 10000),
  };
  arrears_account *account = account_of(terms, events, 2);
  arrears_workspace *workspace = NULL;
  arrears_balance balance = ARREARS_BALANCE_INIT;
  arrears_balance again = balance_of(account, day(2023, 5, 5));

  arrears_terms_free(terms); /* the account keeps what it needs */
  CHECK(arrears_workspace_new(&workspace, &error) == ARREARS_STATUS_OK);
  for (int n = 0; n < 3; n += 1) {
    CHECK(arrears_account_balance(account, day(2023, 5, 5), ARREARS_DATE_NONE, workspace, &balance, &error) == 0);
    CHECK(memcmp(&balance, &again, sizeof balance) == 0);
  }
  CHECK(balance.billed_minor[ARREARS_COMPONENT_PURCHASE] == 90000);
  CHECK(balance.billed_minor[ARREARS_COMPONENT_INTEREST] == 1740);
  CHECK(balance.payoff_minor == 91740 && balance.posted_minor == 91740);
  CHECK(balance.days_past_due == 0 && balance.overdue_since == ARREARS_DATE_NONE && balance.bucket == 0);
  CHECK(balance.currency == ARREARS_CURRENCY_CNY && balance.as_of == day(2023, 5, 5));

  balance = balance_of(account, day(2023, 9, 30)); /* nothing paid since */
  CHECK(balance.overdue_since == day(2023, 5, 23) && balance.days_past_due == 130 && balance.bucket == 5);
  CHECK(balance.consecutive_missed_payments > 0 && balance.billed_minor[ARREARS_COMPONENT_LATE_FEE] > 0);

  REFUSED(arrears_account_balance(NULL, 45000, -1, workspace, &balance, &error), ARREARS_STATUS_NULL_POINTER, "account");
  REFUSED(arrears_account_balance(account, 45000, -1, workspace, NULL, &error), ARREARS_STATUS_NULL_POINTER, "out");
  REFUSED(arrears_account_balance(account, -1, -1, workspace, &balance, &error), 302, "as_of");
  REFUSED(arrears_account_balance(account, 45000, -2, workspace, &balance, &error), 302, "known_on");
  REFUSED(arrears_account_balance(account, 0, -1, workspace, &balance, &error), 600, "");
  for (size_t size = 0; size < 2 * sizeof balance; size += 1) {
    balance.struct_size = size;
    if (size == sizeof balance) continue;
    REFUSED(arrears_account_balance(account, 45000, -1, NULL, &balance, &error), ARREARS_STATUS_STRUCT_SIZE, "out");
  }
  arrears_workspace_free(workspace);
  arrears_account_free(account);
}

/* Terms written down in full, every array used. */
static void a_card_of_its_own(void) {
  arrears_rate_from rates[2] = {
    { ARREARS_DATE_NONE, { 500000000, ARREARS_PERIOD_DAILY } },
    { day(2023, 4, 20), { 350000000, ARREARS_PERIOD_DAILY } },
  };
  arrears_late_fee_from fees[1] = { ARREARS_LATE_FEE_FROM_INIT };
  arrears_minimum_ratios_from ratios = { ARREARS_DATE_NONE, { 0 } };
  arrears_order orders[3];
  arrears_card_options options = ARREARS_CARD_OPTIONS_INIT;
  arrears_terms *terms = NULL;

  fees[0].rate_ppt = ARREARS_PPT / 20;
  fees[0].floor_minor = 500;
  fees[0].cap_minor = 50000;
  for (int32_t n = 0; n < ARREARS_COMPONENT_COUNT; n += 1) ratios.ratio_ppt[n] = ARREARS_PPT;
  ratios.ratio_ppt[ARREARS_COMPONENT_PURCHASE] = ARREARS_PPT / 20;
  memset(orders, 0, sizeof orders);
  for (size_t n = 0; n < 3; n += 1) { /* costs; then all the rest, in the order of their numbers */
    orders[n].count = ARREARS_COMPONENT_IN_ORDERS;
    orders[n].component[0] = ARREARS_COMPONENT_COST;
    for (uint8_t c = 1; c < ARREARS_COMPONENT_IN_ORDERS; c += 1) {
      orders[n].component[c] = (uint8_t)(c - 1);
      orders[n].group[c] = 1;
    }
  }
  options.opened = day(2023, 3, 6);
  options.statement_day = 5;
  options.due_rule = ARREARS_DUE_DAY_OF_MONTH;
  options.due_days = 23;
  options.purchase_rates = rates;
  options.purchase_rate_count = 2;
  options.late_fees = fees;
  options.late_fee_count = 1;
  options.minimum_ratios = &ratios;
  options.minimum_ratio_count = 1;
  options.orders = orders;
  options.order_count = 3;
  terms = card(&options);

  arrears_event events[5] = {
    event(ARREARS_EVENT_PURCHASE, day(2023, 3, 30), 100000),
    event(ARREARS_EVENT_COST, day(2023, 4, 1), 5000),
    event(ARREARS_EVENT_PAYMENT, day(2023, 4, 23), 20000),
    event(ARREARS_EVENT_PAYMENT, day(2023, 4, 24), 7777),
    event(ARREARS_EVENT_REVERSAL, 0, 0),
  };
  events[4].target = 3;
  events[4].recorded = day(2023, 4, 25);
  arrears_account *account = account_of(terms, events, 5);
  arrears_balance balance = balance_of(account, day(2023, 4, 30));
  CHECK(balance.posted_minor == 85000); /* the second payment bounced */
  CHECK(balance.billed_minor[ARREARS_COMPONENT_COST] == 0 && balance.billed_minor[ARREARS_COMPONENT_PURCHASE] == 85000);
  arrears_account_free(account);
  arrears_terms_free(terms);

  rates[1].from = ARREARS_DATE_NONE;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 302, "options.purchase_rates[1].from");
  rates[1].from = ARREARS_DATE_MIN;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 401, "options.purchase_rates[1].from");
  rates[1].from = day(2023, 4, 20);
  rates[1].rate.period = 9;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.purchase_rates[1].rate");
  rates[1].rate.period = ARREARS_PERIOD_DAILY;
  fees[0].cap_minor = 499;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 407, "options");
  fees[0].cap_minor = -2;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 106, "options.late_fees[0].cap_minor");
  fees[0].cap_minor = ARREARS_UNSET;
  ratios.ratio_ppt[0] = 2 * ARREARS_PPT;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 408, "options.minimum_ratios[0].ratio_ppt");
  ratios.ratio_ppt[0] = ARREARS_PPT;
  orders[2].component[0] = ARREARS_COMPONENT_CASH;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 404, "options.orders[2]");
  orders[2].component[0] = ARREARS_COMPONENT_JUDGMENT_INTEREST;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 411, "options.orders[2]");
  orders[2].component[0] = 14;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.orders[2]");
  orders[2].component[0] = ARREARS_COMPONENT_COST;
  orders[1].count = 12;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), 403, "options.orders[1]");
  orders[1].count = UINT32_MAX;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.orders[1]");
  orders[1].count = ARREARS_COMPONENT_IN_ORDERS;
  options.order_count = 2;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.orders");
  options.orders = NULL;
  REFUSED(arrears_terms_new_card(&options, &terms, &error), ARREARS_STATUS_NULL_POINTER, "options.orders");
  CHECK(terms == NULL);
}

static void the_shape_and_the_conventions_of_a_loan(void) {
  arrears_loan_options options = loan();
  arrears_loan_shape shape = ARREARS_LOAN_SHAPE_INIT;
  arrears_loan_conventions conventions = ARREARS_LOAN_CONVENTIONS_INIT;
  arrears_early_repayment_fee_from fees[2] = { { 0, ARREARS_PPT / 100 * 3 }, { 12, ARREARS_PPT / 100 } };
  arrears_instalment rows[ARREARS_SCHEDULE_MAX];
  arrears_terms *terms = NULL;
  size_t count = 0;
  options.shape = &shape;
  options.conventions = &conventions;

  shape.residual_minor = 240000;
  CHECK(arrears_schedule_build(&options, rows, ARREARS_SCHEDULE_MAX, &count, &error) == ARREARS_STATUS_OK);
  CHECK(count == 12 && rows[0].payment_minor == 87695 && rows[11].payment_minor == 327692);
  shape.residual_minor = 1200001;
  REFUSED(arrears_schedule_build(&options, rows, ARREARS_SCHEDULE_MAX, &count, &error), 1712, "options.shape");
  shape.residual_minor = 0;
  shape.payment_minor = 500000;
  CHECK(arrears_schedule_build(&options, rows, ARREARS_SCHEDULE_MAX, &count, &error) == ARREARS_STATUS_OK && count == 3);
  shape.payment_minor = ARREARS_UNSET;
  shape.interval = ARREARS_INTERVAL_MONTHS;
  shape.interval_count = 3;
  options.first_due = day(2023, 4, 10);
  options.periods = 4;
  CHECK(arrears_schedule_build(&options, rows, ARREARS_SCHEDULE_MAX, &count, &error) == ARREARS_STATUS_OK);
  CHECK(count == 4 && rows[0].interest_minor == 36000 && rows[0].payment_minor == 322832);
  shape.interval_count = 4;
  REFUSED(arrears_schedule_build(&options, rows, 12, &count, &error), 1709, "options.shape.interval_count");
  shape.interval = 4;
  REFUSED(arrears_schedule_build(&options, rows, 12, &count, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.shape.interval");
  shape.interval = ARREARS_DEFAULT;
  shape.odd_period = 4;
  REFUSED(arrears_schedule_build(&options, rows, 12, &count, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.shape.odd_period");

  options = loan();
  options.conventions = &conventions;
  conventions.accrual = ARREARS_ACCRUAL_OUTSTANDING;
  conventions.excess = ARREARS_EXCESS_PREPAY;
  conventions.early_repayment_fees = fees;
  conventions.early_repayment_fee_count = 2;
  CHECK(arrears_terms_new_loan(&options, &terms, &error) == ARREARS_STATUS_OK);
  arrears_event happened[3] = {
    event(ARREARS_EVENT_DISBURSEMENT, options.disbursed, options.principal_minor),
    event(ARREARS_EVENT_PAYMENT, day(2023, 2, 10), 200000),
    event(ARREARS_EVENT_CHARGEBACK, day(2023, 2, 20), 200000),
  };
  arrears_account *account = account_of(terms, happened, 3);
  CHECK(balance_of(account, day(2023, 2, 10)).plan_principal_minor == 1012000);
  CHECK(balance_of(account, day(2023, 2, 10)).early_settlement_fee_minor == 30360);
  CHECK(balance_of(account, day(2023, 2, 20)).plan_principal_minor == 1200000);
  arrears_account_free(account);
  arrears_terms_free(terms);
  fees[0].age_months = 1;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.conventions.early_repayment_fees");
  fees[0].age_months = 0;
  fees[1].age_months = 0;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), 463, "options.conventions.early_repayment_fees");
  conventions.early_repayment_fee_count = 0;
  conventions.accrual = ARREARS_DEFAULT;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), 461, "options");
  CHECK(terms == NULL);
}

static void the_last_day_to_pay_on_a_day_off(void) {
  arrears_business_days china = ARREARS_BUSINESS_DAYS_INIT;
  const arrears_date off[1] = { day(2024, 2, 18) };
  const arrears_date working[1] = { day(2024, 2, 10) };
  arrears_date next = ARREARS_DATE_NONE;
  CHECK(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error) == ARREARS_STATUS_OK && next == day(2024, 2, 12));
  china.official = ARREARS_OFFICIAL_DAYS_CN;
  CHECK(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error) == ARREARS_STATUS_OK && next == day(2024, 2, 18));
  china.off = off;
  china.off_count = 1;
  CHECK(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error) == ARREARS_STATUS_OK && next == day(2024, 2, 19));
  china.working = working;
  china.working_count = 1;
  CHECK(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error) == ARREARS_STATUS_OK && next == day(2024, 2, 10));
  china.off_count = 2;
  china.off = NULL;
  REFUSED(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error), ARREARS_STATUS_NULL_POINTER, "business_days.off");
  china.off_count = 0;
  china.official = 2;
  REFUSED(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error), ARREARS_STATUS_UNKNOWN_VALUE, "days.official");
  china.official = ARREARS_DEFAULT;
  china.weekdays_off = 128;
  REFUSED(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error), ARREARS_STATUS_UNKNOWN_VALUE, "days.weekdays_off");
  china.weekdays_off = 127;
  CHECK(arrears_business_days_next(&china, day(2024, 2, 10), &next, &error) > 100 && strcmp(error.name, "noBusinessDay") == 0);
  REFUSED(arrears_business_days_next(NULL, day(2024, 2, 10), &next, &error), ARREARS_STATUS_NULL_POINTER, "days");

  /* Due on Saturday 11 February 2023: payable until Monday, late from Tuesday on. */
  arrears_business_days week = ARREARS_BUSINESS_DAYS_INIT;
  arrears_loan_conventions conventions = ARREARS_LOAN_CONVENTIONS_INIT;
  arrears_loan_options options = loan();
  arrears_terms *terms = NULL;
  options.first_due = day(2023, 2, 11);
  options.conventions = &conventions;
  conventions.business_days = &week;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.conventions.deadline");
  conventions.deadline = 3;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.conventions.deadline");
  conventions.deadline = ARREARS_DEADLINE_NEXT_BUSINESS_DAY;
  week.weekdays_off = ARREARS_WEEKDAY_SATURDAY + ARREARS_WEEKDAY_SUNDAY;
  CHECK(arrears_terms_new_loan(&options, &terms, &error) == ARREARS_STATUS_OK);
  const arrears_event paid_out = event(ARREARS_EVENT_DISBURSEMENT, options.disbursed, options.principal_minor);
  arrears_account *account = account_of(terms, &paid_out, 1);
  CHECK(balance_of(account, day(2023, 2, 13)).days_past_due == 0);
  CHECK(balance_of(account, day(2023, 2, 14)).days_past_due == 1);
  arrears_account_free(account);
  arrears_terms_free(terms);
}

static void a_loan(void) {
  arrears_loan_options options = loan();
  arrears_instalment rows[ARREARS_SCHEDULE_MAX];
  arrears_quoted_rate quoted;
  arrears_terms *terms = NULL;
  size_t count = 0;
  int64_t flows[13] = { -1200000 };

  CHECK(arrears_schedule_build(&options, rows, ARREARS_SCHEDULE_MAX, &count, &error) == ARREARS_STATUS_OK);
  CHECK(count == 12 && rows[0].due == options.first_due && rows[0].payment_minor == 106619);
  CHECK(rows[0].interest_minor == 12000 && rows[11].payment_minor == 106614);
  for (size_t n = 0; n < count; n += 1) flows[n + 1] = rows[n].payment_minor;
  CHECK(arrears_flows_periodic_rate(flows, 13, 12, 3, &quoted, &error) == ARREARS_STATUS_OK);
  CHECK(quoted.nominal_units == 12000 && quoted.effective_units == 12683 && quoted.is_only_rate == 1);
  arrears_dated_flow dated[2] = { { day(1994, 1, 1), -100000 }, { day(1995, 7, 1), 120000 } };
  CHECK(arrears_flows_dated_rate(dated, 2, ARREARS_YEAR_ACTUAL_365, 2, &quoted, &error) == ARREARS_STATUS_OK);
  CHECK(quoted.effective_units == 1296 && quoted.nominal_units == ARREARS_NO_FIGURE && quoted.decimals == 2);

  options.product = "consumerLoan";
  options.product_len = strlen(options.product);
  CHECK(arrears_terms_new_loan(&options, &terms, &error) == ARREARS_STATUS_OK);
  CHECK(arrears_terms_schedule(terms, rows, 12, &count, &error) == ARREARS_STATUS_OK && rows[11].payment_minor == 106614);
  arrears_event paid_out = event(ARREARS_EVENT_DISBURSEMENT, options.disbursed, options.principal_minor);
  arrears_account *account = account_of(terms, &paid_out, 1);
  arrears_balance balance = balance_of(account, day(2023, 3, 1));
  CHECK(balance.days_past_due == 19 && balance.overdue_minor == 106619);
  CHECK(balance.billed_minor[ARREARS_COMPONENT_LOAN] == 94619 && balance.accrued_penalty_interest_minor > 0);
  CHECK(balance.plan_principal_minor == 1200000 - 94619);
  arrears_account_free(account);

  REFUSED(arrears_terms_schedule(terms, rows, 11, &count, &error), ARREARS_STATUS_BUFFER_TOO_SMALL, "rows");
  CHECK(count == 12);
  REFUSED(arrears_terms_schedule(terms, NULL, 12, &count, &error), ARREARS_STATUS_NULL_POINTER, "rows");
  REFUSED(arrears_terms_schedule(terms, rows, SIZE_MAX, &count, &error), ARREARS_STATUS_TOO_LONG, "rows");
  REFUSED(arrears_terms_schedule(NULL, rows, 12, &count, &error), ARREARS_STATUS_NULL_POINTER, "terms");
  arrears_terms_free(terms);
  arrears_card_options a_card_has_none = cmb();
  terms = card(&a_card_has_none);
  REFUSED(arrears_terms_schedule(terms, rows, 12, &count, &error), 606, "terms");
  arrears_terms_free(terms);

  options.method = 6;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.method");
  CHECK(terms == NULL);
  options.method = ARREARS_METHOD_LEVEL;
  options.penalty = 7;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), ARREARS_STATUS_UNKNOWN_VALUE, "options.penalty");
  options.penalty = ARREARS_DEFAULT;
  options.struct_size += 8;
  REFUSED(arrears_terms_new_loan(&options, &terms, &error), ARREARS_STATUS_STRUCT_SIZE, "options");
  REFUSED(arrears_schedule_build(&options, rows, 12, &count, &error), ARREARS_STATUS_STRUCT_SIZE, "options");

  REFUSED(arrears_flows_periodic_rate(flows, 1, 12, 3, &quoted, &error), 1300, "flows");
  REFUSED(arrears_flows_periodic_rate(flows, 602, 12, 3, &quoted, &error), 1300, "flows");
  REFUSED(arrears_flows_periodic_rate(flows, SIZE_MAX, 12, 3, &quoted, &error), ARREARS_STATUS_TOO_LONG, "flows_minor");
  REFUSED(arrears_flows_periodic_rate(flows, 13, 70000, 3, &quoted, &error), ARREARS_STATUS_UNKNOWN_VALUE, "periods_a_year");
  REFUSED(arrears_flows_periodic_rate(flows, 13, 0, 3, &quoted, &error), 1307, "periods_a_year");
  REFUSED(arrears_flows_periodic_rate(flows, 13, 12, 7, &quoted, &error), 1310, "flows_minor");
  flows[3] = INT64_MIN;
  REFUSED(arrears_flows_periodic_rate(flows, 13, 12, 3, &quoted, &error), 102, "flows_minor[3]");
  dated[0].date = ARREARS_DATE_NONE;
  REFUSED(arrears_flows_dated_rate(dated, 2, 1, 2, &quoted, &error), 302, "flows[0].date");
  REFUSED(arrears_flows_dated_rate(dated, 2, 0, 2, &quoted, &error), ARREARS_STATUS_UNKNOWN_VALUE, "year_fraction");
}

/* A loan and two cards in columns; the last card has a row that is none. */
#define VERDICTS 32

static const arrears_verdict *verdict_of(const arrears_verdict *rows, size_t count, const char *rule) {
  size_t at = 0;
  while (at + 1 < count && strcmp(rows[at].rule, rule) != 0) at += 1;
  CHECK(strcmp(rows[at].rule, rule) == 0);
  return &rows[at];
}

static void what_law_says(void) {
  arrears_verdict rows[VERDICTS];
  arrears_card_options options = cmb();
  arrears_loan_options lent = loan();
  arrears_terms *terms = card(&options);
  arrears_event events[2] = {
    event(ARREARS_EVENT_PURCHASE, day(2023, 3, 30), 100000),
    event(ARREARS_EVENT_PAYMENT, day(2023, 4, 23), 10000),
  };
  arrears_account *account = account_of(terms, events, 2);
  const arrears_date asked = day(2023, 9, 30);
  const arrears_verdict *found = NULL;
  size_t count = 0;

  memset(rows, 0xff, sizeof rows); /* rows are only written */
  CHECK(arrears_account_verdicts(account, asked, -1, 0, 0, rows, VERDICTS, &count, &error) == ARREARS_STATUS_OK);
  CHECK(count > 4 && count < VERDICTS);
  found = verdict_of(rows, count, "cn.card.late-fee");
  CHECK(found->outcome == ARREARS_OUTCOME_PASS && found->day == day(2023, 9, 27));
  CHECK(found->given.kind == ARREARS_FIGURE_MONEY && found->given.currency == ARREARS_CURRENCY_CNY);
  CHECK(found->given.value == 2930 && found->allowed_kind == ARREARS_ALLOWED_AT_MOST && found->allowed.value == 2930);
  CHECK(found->allowed_to.kind == ARREARS_FIGURE_NONE && found->allowed_to.value == 0);
  CHECK(strstr(found->text, "CNY 29.30, allowed at most CNY 29.30: pass") != NULL);
  CHECK(strstr(found->text_zh, "29.30") != NULL);
  found = verdict_of(rows, count, "cn.charges.cumulative");
  CHECK(found->outcome == ARREARS_OUTCOME_WARN && found->day == asked);
  CHECK(found->given.value == 17744 && found->allowed.value == 11047);
  found = verdict_of(rows, count, "cn.classification.order-2023");
  CHECK(found->given.kind == ARREARS_FIGURE_WORD && found->allowed_kind == ARREARS_ALLOWED_AT_LEAST);

  size_t all = count;
  REFUSED(arrears_account_verdicts(account, asked, -1, 0, 0, rows, all - 1, &count, &error),
          ARREARS_STATUS_BUFFER_TOO_SMALL, "rows");
  CHECK(count == all);
  REFUSED(arrears_account_verdicts(account, asked, -1, 0, 0, NULL, VERDICTS, &count, &error),
          ARREARS_STATUS_NULL_POINTER, "rows");
  REFUSED(arrears_account_verdicts(NULL, asked, -1, 0, 0, rows, VERDICTS, &count, &error),
          ARREARS_STATUS_NULL_POINTER, "account");
  REFUSED(arrears_account_verdicts(account, asked, -1, 0, 0, rows, VERDICTS, NULL, &error),
          ARREARS_STATUS_NULL_POINTER, "count");
  REFUSED(arrears_account_verdicts(account, asked, -1, 6, 0, rows, VERDICTS, &count, &error),
          ARREARS_STATUS_UNKNOWN_VALUE, "product");
  REFUSED(arrears_account_verdicts(account, asked, -1, 0, -1, rows, VERDICTS, &count, &error),
          ARREARS_STATUS_UNKNOWN_VALUE, "lender");
  REFUSED(arrears_account_verdicts(account, -1, -1, 0, 0, rows, VERDICTS, &count, &error), 302, "as_of");
  REFUSED(arrears_account_verdicts(account, asked, -2, 0, 0, rows, VERDICTS, &count, &error), 302, "known_on");
  arrears_account_free(account);
  arrears_terms_free(terms);

  /* 2.5 times is above the 1.3 to 1.5 times that a bank may ask of what is overdue; a small-loan company has no such
     rule. */
  lent.penalty = ARREARS_PENALTY_MULTIPLE;
  lent.penalty_base = ARREARS_PENALTY_BASE_PRINCIPAL;
  lent.penalty_multiple_ppt = ARREARS_PPT / 2 * 5;
  CHECK(arrears_terms_new_loan(&lent, &terms, &error) == ARREARS_STATUS_OK);
  events[0] = event(ARREARS_EVENT_DISBURSEMENT, lent.disbursed, lent.principal_minor);
  account = account_of(terms, events, 1);
  CHECK(arrears_account_verdicts(account, asked, -1, 0, 0, rows, VERDICTS, &count, &error) == ARREARS_STATUS_OK);
  found = verdict_of(rows, count, "cn.loan.penalty-multiple");
  CHECK(found->outcome == ARREARS_OUTCOME_FAIL && found->given.kind == ARREARS_FIGURE_MULTIPLE);
  CHECK(found->given.value == ARREARS_PPT / 2 * 5 && found->allowed_kind == ARREARS_ALLOWED_BETWEEN);
  CHECK(found->allowed.value == ARREARS_PPT / 10 * 13 && found->allowed_to.value == ARREARS_PPT / 10 * 15);
  CHECK(arrears_account_verdicts(account, asked, -1, ARREARS_PRODUCT_ONLINE_LOAN, ARREARS_LENDER_LOCAL_LICENSED, rows,
                                 VERDICTS, &count, &error) == ARREARS_STATUS_OK);
  CHECK(count > 0);
  for (size_t n = 0; n < count; n += 1) {
    CHECK(rows[n].outcome != 0 && rows[n].text[0] != '\0' && strcmp(rows[n].rule, "cn.loan.penalty-multiple") != 0);
  }
  arrears_account_free(account);
  arrears_terms_free(terms);
}

static void a_batch(void) {
  arrears_card_options card_options = cmb();
  arrears_loan_options loan_options = loan();
  const arrears_terms *terms[2] = { card(&card_options), NULL };
  arrears_terms *of_loan = NULL;
  CHECK(arrears_terms_new_loan(&loan_options, &of_loan, &error) == ARREARS_STATUS_OK);
  terms[1] = of_loan;

  const uint32_t terms_index[3] = { 1, 0, 0 };
  uint32_t offsets[4] = { 0, 2, 4, 5 };
  const arrears_date days[5] = { day(2023, 1, 10), day(2023, 2, 10), day(2023, 3, 30), day(2023, 4, 23), day(2023, 4, 1) };
  const uint8_t kinds[5] = { ARREARS_EVENT_DISBURSEMENT, ARREARS_EVENT_PAYMENT, ARREARS_EVENT_PURCHASE, ARREARS_EVENT_PAYMENT, 200 };
  const int64_t minors[5] = { 1200000, 106619, 100000, 10000, 1 };
  const arrears_date as_of[3] = { day(2023, 3, 1), day(2023, 5, 5), day(2023, 5, 5) };
  arrears_batch batch = ARREARS_BATCH_INIT;
  batch.account_count = 3;
  batch.event_count = 5;
  batch.terms = terms;
  batch.terms_count = 2;
  batch.terms_index = terms_index;
  batch.offsets = offsets;
  batch.event_days = days;
  batch.event_kinds = kinds;
  batch.event_minors = minors;
  batch.as_of = as_of;

  arrears_status statuses[3] = { -1, -1, -1 };
  uint32_t events[3];
  int64_t payoff[3], posted[3], credit[3], accrued[3], overdue[3], components[3 * ARREARS_COMPONENT_ROOM];
  arrears_date since[3];
  int32_t past_due[3];
  arrears_batch_balances out = ARREARS_BATCH_BALANCES_INIT;
  out.statuses = statuses;
  out.events = events;
  out.payoff_minors = payoff;
  out.posted_minors = posted;
  out.credit_minors = credit;
  out.accrued_minors = accrued;
  out.overdue_minors = overdue;
  out.overdue_since = since;
  out.days_past_due = past_due;
  out.component_minors = components;

  size_t failed = 99;
  CHECK(arrears_batch_balance(&batch, &out, &failed, NULL, &error) == ARREARS_STATUS_OK && failed == 1);
  CHECK(statuses[0] == 0 && statuses[1] == 0 && statuses[2] == 515);
  CHECK(events[0] == ARREARS_NO_EVENT && events[2] == 0);
  CHECK(payoff[1] == 91740 && payoff[2] == 0 && since[1] == ARREARS_DATE_NONE);
  CHECK(components[ARREARS_COMPONENT_ROOM + ARREARS_COMPONENT_PURCHASE] == 90000);
  CHECK(posted[0] == 0 && past_due[0] == 0 && overdue[0] == 0 && credit[0] == 0 && accrued[0] > 0);
  CHECK(payoff[0] == 1200000 - 94619 + accrued[0]);

  REFUSED(arrears_batch_balance(NULL, &out, &failed, NULL, &error), ARREARS_STATUS_NULL_POINTER, "batch");
  REFUSED(arrears_batch_balance(&batch, NULL, &failed, NULL, &error), ARREARS_STATUS_NULL_POINTER, "out");
  out.struct_size = 0;
  REFUSED(arrears_batch_balance(&batch, &out, &failed, NULL, &error), ARREARS_STATUS_STRUCT_SIZE, "out");
  out.struct_size = sizeof out;
  offsets[1] = 9;
  REFUSED(arrears_batch_balance(&batch, &out, &failed, NULL, &error), 514, "batch.offsets");
  batch.offsets = NULL;
  REFUSED(arrears_batch_balance(&batch, &out, &failed, NULL, &error), ARREARS_STATUS_NULL_POINTER, "batch.offsets");
  batch.account_count = SIZE_MAX;
  REFUSED(arrears_batch_balance(&batch, &out, &failed, NULL, &error), ARREARS_STATUS_TOO_LONG, "batch.offsets");
  terms[1] = NULL;
  REFUSED(arrears_batch_balance(&batch, &out, &failed, NULL, &error), ARREARS_STATUS_NULL_POINTER, "batch.terms[1]");
  arrears_terms_free((arrears_terms *)terms[0]);
  arrears_terms_free(of_loan);
}

static void nothing_is_allowed_to_be_freed(void) {
  arrears_terms_free(NULL);
  arrears_account_free(NULL);
  arrears_workspace_free(NULL);
  CHECK(arrears_workspace_new(NULL, NULL) == ARREARS_STATUS_NULL_POINTER);
  REFUSED(arrears_account_new(NULL, NULL, 0, NULL, &error), ARREARS_STATUS_NULL_POINTER, "out");
}

int main(int argc, char **argv) {
  if (forgets(argc, argv)) {
    return failures == 0 ? 0 : 1;
  }
  values();
  a_card();
  a_card_of_its_own();
  a_loan();
  the_shape_and_the_conventions_of_a_loan();
  the_last_day_to_pay_on_a_day_off();
  what_law_says();
  a_batch();
  nothing_is_allowed_to_be_freed();
  return verdict("typed");
}
