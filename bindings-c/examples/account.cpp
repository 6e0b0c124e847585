// What a card account owes, by component: the same as account.c, with the owners of arrears.hpp.
#include <arrears.hpp>

#include <iostream>

int main() try {
  const auto terms = arrears::terms::preset_card("cmb", arrears::date(2023, 3, 6), 5);
  const arrears::account account(terms, {
    arrears::purchase(arrears::date(2023, 3, 30), arrears::parse_money("1000.00")),
    arrears::payment(arrears::date(2023, 4, 23), arrears::parse_money("100.00")),
  });
  const auto balance = account.balance(arrears::date(2023, 6, 30));

  std::cout << arrears::to_text(balance.as_of) << '\n';
  for (std::int32_t component = 0; component < ARREARS_COMPONENT_COUNT; component += 1) {
    const auto owed = balance.billed_minor[component] + balance.unbilled_minor[component];
    if (owed != 0) std::cout << arrears_component_name(component) << ' ' << arrears::money_text(owed) << '\n';
  }
  const auto accrued = balance.accrued_interest_minor + balance.accrued_compound_interest_minor;
  std::cout << "accrued " << arrears::money_text(accrued) << '\n';
  std::cout << "payoff " << arrears::money_text(balance.payoff_minor) << '\n';
  std::cout << "days past due " << balance.days_past_due << '\n';
} catch (const arrears::error &refused) {
  std::cerr << refused.name() << " (" << refused.code() << ") at " << refused.path() << ": " << refused.what() << '\n';
  return 1;
}
