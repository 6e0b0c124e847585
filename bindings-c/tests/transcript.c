/*
 * What the typed layer and the documents say of cases, as text: `core/examples/positions.rs` prints the same, byte for
 * byte.
 *
 * usage: transcript CASE.json...
 */
#include "check.h"

#include <inttypes.h>

static void typed(const char *json, size_t len) {
  arrears_account *account = NULL;
  arrears_date as_of = ARREARS_DATE_NONE;
  arrears_date known_on = ARREARS_DATE_NONE;
  arrears_balance balance = ARREARS_BALANCE_INIT;
  arrears_error error;
  arrears_status status = arrears_account_from_case(json, len, &account, &as_of, &known_on, &error);
  if (status == ARREARS_STATUS_OK) {
    status = arrears_account_balance(account, as_of, known_on, NULL, &balance, &error);
  }
  arrears_account_free(account);
  if (status != ARREARS_STATUS_OK) {
    printf("refused %d\n", (int)status);
    return;
  }
  printf("as of %d in %s\n", (int)balance.as_of, arrears_currency_code(balance.currency));
  for (int32_t component = 0; component < ARREARS_COMPONENT_COUNT; component += 1) {
    printf("%s %" PRId64 " %" PRId64 "\n", arrears_component_name(component), balance.billed_minor[component],
           balance.unbilled_minor[component]);
  }
  printf("posted %" PRId64 " credit %" PRId64 " payoff %" PRId64 "\n", balance.posted_minor, balance.credit_minor,
         balance.payoff_minor);
  printf("accrued %" PRId64 " %" PRId64 " %" PRId64 " contingent %" PRId64 "\n", balance.accrued_interest_minor,
         balance.accrued_compound_interest_minor, balance.accrued_penalty_interest_minor,
         balance.retroactive_interest_minor);
  printf("plans %" PRId64 " fee %" PRId64 "\n", balance.plan_principal_minor, balance.early_settlement_fee_minor);
  printf("overdue %" PRId64 " since %d, %d days, bucket %d, missed %u\n", balance.overdue_minor,
         (int)balance.overdue_since, (int)balance.days_past_due, (int)balance.bucket,
         (unsigned)balance.consecutive_missed_payments);
}

static void document(const char *json, size_t len) {
  arrears_text *report = NULL;
  arrears_error error;
  if (arrears_case_report(json, len, &report, &error) == ARREARS_STATUS_OK) {
    printf("%s\n", arrears_text_data(report));
  } else {
    printf("%d %s %s\n%s\n", (int)error.code, error.name, error.path, error.message);
  }
  arrears_text_free(report);
}

int main(int argc, char **argv) {
  for (int n = 1; n < argc; n += 1) {
    size_t len = 0;
    char *json = read_file(argv[n], &len);
    printf("case %d\n", n);
    typed(json, len);
    document(json, len);
    free(json);
  }
  return 0;
}
