// The owners of arrears.hpp: what they say, what they throw, and that they free once, moved or not.
//
// usage: wrapper CASE.json          every check
//        wrapper CASE.json leak     takes an object out of its owner: whoever watches for leaks must object
#include <arrears.hpp>

#include "check.h"

#include <thread>
#include <utility>

namespace {

// What a call throws, as "name at path"; nothing if it does not throw.
template <typename Call>
std::string refused(Call &&call) {
  try {
    call();
  } catch (const arrears::error &error) {
    CHECK(error.code() > 0 && error.what()[0] != '\0');
    return error.name() + " at " + error.path();
  }
  return {};
}

void values() {
  const auto day = arrears::date(2024, 2, 29);
  CHECK(arrears::to_text(day) == "2024-02-29" && arrears::parse_date("2024-02-29") == day);
  CHECK(arrears::parse_money("1234.5") == 123450 && arrears::money_text(-1) == "-0.01");
  CHECK(arrears::money_text(5, ARREARS_CURRENCY_JPY) == "5");
  CHECK(arrears::rate("0.0005", ARREARS_PERIOD_DAILY).fraction_ppt == 500000000);
  CHECK(refused([] { arrears::date(2023, 2, 29); }) == "noSuchDay at ");
  CHECK(refused([] { arrears::parse_date("29.2.2024"); }) == "notADate at data");
  CHECK(refused([] { arrears::money_text(1, 0); }) == "unknownValue at currency");
}

void accounts(const std::string &json) {
  auto options = arrears::card_options();
  options.issuer = "cmb";
  options.issuer_len = 3;
  options.opened = arrears::date(2023, 3, 6);
  options.statement_day = 5;
  auto terms = arrears::terms::card(options);
  const auto bought = arrears::purchase(arrears::date(2023, 3, 30), 100000);
  auto paid = arrears::payment(arrears::date(2023, 4, 23), 10000);
  paid.recorded = arrears::date(2023, 5, 4);
  arrears::account first(terms, { bought, paid });
  const auto moved_terms = std::move(terms);
  const auto account = std::move(first);
  CHECK(first.get() == nullptr && terms.get() == nullptr);  // NOLINT: what a move leaves is promised
  const auto day = arrears::date(2023, 5, 5);
  const arrears::workspace space;
  CHECK(account.balance(day).payoff_minor == 91740 && account.balance(day, space).payoff_minor == 91740);
  CHECK(account.balance_as_known_on(day, arrears::date(2023, 5, 3)).payoff_minor > 91740);
  CHECK(refused([&] { first.balance(day); }) == "nullPointer at account");
  CHECK(refused([&] { arrears::account(moved_terms, { arrears::purchase(day, 0) }); }) == "amountNotPositive at events[0]");
  CHECK(refused([&] { moved_terms.schedule(); }) == "wrongKind at terms");
  CHECK(refused([] { arrears::terms::preset_card("nobank", 0, 5); }) == "unknownValue at issuer");

  std::int64_t elsewhere = 0;
  std::thread([&] { elsewhere = account.balance(day).payoff_minor; }).join();
  CHECK(elsewhere == 91740);

  arrears_date as_of = 0;
  CHECK(arrears::account::from_case(json, &as_of).balance(day).payoff_minor == 91740 && as_of == day);
  CHECK(arrears::report(json).find("arrears-report/2") != std::string::npos);
  CHECK(refused([] { arrears::report("{}"); }) == "missingKey at version");
}

void loans() {
  auto options = arrears::loan_options();
  options.principal_minor = 1200000;
  options.rate = arrears::rate("0.12", ARREARS_PERIOD_ANNUAL);
  options.disbursed = arrears::date(2023, 1, 10);
  options.first_due = arrears::date(2023, 2, 10);
  options.periods = 12;
  options.method = ARREARS_METHOD_LEVEL;
  std::vector<std::int64_t> flows{ -options.principal_minor };
  for (const auto &row : arrears::terms::loan(options).schedule()) flows.push_back(row.payment_minor);
  CHECK(flows.size() == 13 && flows.back() == 106614);
  CHECK(arrears::quoted_rate(flows, 12, 2).nominal_units == 1200);
  CHECK(refused([&] { arrears::quoted_rate({ 1 }, 12, 2); }) == "flowCount at flows");
}

}  // namespace

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  std::size_t len = 0;
  char *bytes = read_file(argv[1], &len);
  const std::string json(bytes, len);
  std::free(bytes);
  if (argc == 3) {
    arrears_workspace *forgotten = nullptr;
    CHECK(arrears_workspace_new(&forgotten, nullptr) == ARREARS_STATUS_OK);
    forgotten = nullptr;
    return 0;
  }
  values();
  accounts(json);
  loans();
  return verdict("wrapper");
}
