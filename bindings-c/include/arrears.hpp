/*
 * arrears for C++17: owners that free what they own, exceptions instead of codes, nothing else. Header only, over
 * arrears.h; every struct, constant and convention is the one documented there.
 */
#ifndef ARREARS_HPP
#define ARREARS_HPP

#include <arrears.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace arrears {

/** What a call refused: its code, the stable name of that, and where in the input. */
class error : public std::runtime_error {
 public:
  explicit error(const arrears_error &from)
      : std::runtime_error(from.message), code_(from.code), name_(from.name), path_(from.path) {}

  arrears_status code() const noexcept { return code_; }
  const std::string &name() const noexcept { return name_; }
  const std::string &path() const noexcept { return path_; }

 private:
  arrears_status code_;
  std::string name_;
  std::string path_;
};

namespace detail {

/** Makes a call that takes an arrears_error last, and throws what it refuses. */
template <typename Call>
void checked(Call &&call) {
  arrears_error failure;
  if (call(&failure) != ARREARS_STATUS_OK) throw error(failure);
}

template <auto Free>
struct deleter {
  template <typename T>
  void operator()(T *object) const noexcept {
    Free(object);
  }
};

template <typename T, auto Free>
using owner = std::unique_ptr<T, deleter<Free>>;

}  // namespace detail

/** The date of a year, a month from 1 and a day from 1. */
inline arrears_date date(std::int32_t year, std::int32_t month, std::int32_t day) {
  arrears_date out = ARREARS_DATE_NONE;
  detail::checked([&](arrears_error *e) { return arrears_date_from_ymd(year, month, day, &out, e); });
  return out;
}

/** The date that a text such as "2026-01-31" says. */
inline arrears_date parse_date(std::string_view text) {
  arrears_date out = ARREARS_DATE_NONE;
  detail::checked([&](arrears_error *e) { return arrears_date_parse(text.data(), text.size(), &out, e); });
  return out;
}

/** A date as text. */
inline std::string to_text(arrears_date day) {
  char buffer[ARREARS_DATE_TEXT_SIZE];
  detail::checked([&](arrears_error *e) { return arrears_date_format(day, buffer, sizeof buffer, e); });
  return buffer;
}

/** Minor units from text such as "1234.56". */
inline std::int64_t parse_money(std::string_view text, arrears_currency currency = ARREARS_CURRENCY_CNY) {
  std::int64_t out = 0;
  detail::checked([&](arrears_error *e) {
    return arrears_money_parse(text.data(), text.size(), currency, &out, e);
  });
  return out;
}

/** Minor units as text. */
inline std::string money_text(std::int64_t minor, arrears_currency currency = ARREARS_CURRENCY_CNY) {
  char buffer[ARREARS_MONEY_TEXT_SIZE];
  detail::checked([&](arrears_error *e) { return arrears_money_format(minor, currency, buffer, sizeof buffer, e); });
  return buffer;
}

/** A rate from text such as "0.0005" and its period, ARREARS_PERIOD_... */
inline arrears_rate rate(std::string_view text, std::int32_t period) {
  arrears_rate out{};
  detail::checked([&](arrears_error *e) { return arrears_rate_parse(text.data(), text.size(), period, &out, e); });
  return out;
}

/** Options to start from. */
inline arrears_card_options card_options() { return ARREARS_CARD_OPTIONS_INIT; }
inline arrears_loan_options loan_options() { return ARREARS_LOAN_OPTIONS_INIT; }

/** An event of a kind that an amount describes. */
inline arrears_event event(std::int32_t kind, arrears_date day, std::int64_t amount_minor) {
  arrears_event made = ARREARS_EVENT_INIT;
  made.kind = kind;
  made.effective = day;
  made.amount_minor = amount_minor;
  return made;
}

inline arrears_event purchase(arrears_date day, std::int64_t amount_minor) {
  return event(ARREARS_EVENT_PURCHASE, day, amount_minor);
}

inline arrears_event payment(arrears_date day, std::int64_t amount_minor) {
  return event(ARREARS_EVENT_PAYMENT, day, amount_minor);
}

/** Space to work in; one for each thread. */
class workspace {
 public:
  workspace() {
    arrears_workspace *out = nullptr;
    detail::checked([&](arrears_error *e) { return arrears_workspace_new(&out, e); });
    owned_.reset(out);
  }

  const arrears_workspace *get() const noexcept { return owned_.get(); }

 private:
  detail::owner<arrears_workspace, arrears_workspace_free> owned_;
};

/** Terms of a card or a loan; never change, may be shared between threads. */
class terms {
 public:
  static terms card(const arrears_card_options &options) {
    arrears_terms *out = nullptr;
    detail::checked([&](arrears_error *e) { return arrears_terms_new_card(&options, &out, e); });
    return terms(out);
  }

  static terms preset_card(std::string_view issuer, arrears_date opened, std::int32_t statement_day) {
    arrears_terms *out = nullptr;
    detail::checked([&](arrears_error *e) {
      return arrears_terms_new_preset_card(issuer.data(), issuer.size(), opened, statement_day, &out, e);
    });
    return terms(out);
  }

  static terms loan(const arrears_loan_options &options) {
    arrears_terms *out = nullptr;
    detail::checked([&](arrears_error *e) { return arrears_terms_new_loan(&options, &out, e); });
    return terms(out);
  }

  /** The schedule that the terms of a loan promise. */
  std::vector<arrears_instalment> schedule() const {
    std::vector<arrears_instalment> rows(ARREARS_SCHEDULE_MAX);
    std::size_t count = 0;
    detail::checked([&](arrears_error *e) {
      return arrears_terms_schedule(get(), rows.data(), rows.size(), &count, e);
    });
    rows.resize(count);
    return rows;
  }

  const arrears_terms *get() const noexcept { return owned_.get(); }

 private:
  explicit terms(arrears_terms *made) : owned_(made) {}
  detail::owner<arrears_terms, arrears_terms_free> owned_;
};

/** One account: its terms and what happened to it; never changes, may be shared between threads. */
class account {
 public:
  account(const terms &promised, const std::vector<arrears_event> &events) {
    arrears_account *out = nullptr;
    detail::checked([&](arrears_error *e) {
      return arrears_account_new(promised.get(), events.data(), events.size(), &out, e);
    });
    owned_.reset(out);
  }

  /** The account of a case document; the day it asks about goes to `as_of`, if that is given. */
  static account from_case(std::string_view json, arrears_date *as_of = nullptr) {
    arrears_account *out = nullptr;
    detail::checked([&](arrears_error *e) {
      return arrears_account_from_case(json.data(), json.size(), &out, as_of, nullptr, e);
    });
    return account(out);
  }

  /** Where the account stands on a day, with everything known. */
  arrears_balance balance(arrears_date as_of) const { return ask(as_of, ARREARS_DATE_NONE, nullptr); }

  /** The same in space that is kept. */
  arrears_balance balance(arrears_date as_of, const workspace &space) const {
    return ask(as_of, ARREARS_DATE_NONE, space.get());
  }

  /** The same without what was recorded later than `known_on`. */
  arrears_balance balance_as_known_on(arrears_date as_of, arrears_date known_on) const {
    return ask(as_of, known_on, nullptr);
  }

  const arrears_account *get() const noexcept { return owned_.get(); }

 private:
  explicit account(arrears_account *made) : owned_(made) {}

  arrears_balance ask(arrears_date as_of, arrears_date known_on, const arrears_workspace *space) const {
    arrears_balance out = ARREARS_BALANCE_INIT;
    detail::checked([&](arrears_error *e) {
      return arrears_account_balance(get(), as_of, known_on, space, &out, e);
    });
    return out;
  }

  detail::owner<arrears_account, arrears_account_free> owned_;
};

/** The nominal and effective rates of flows that are one period apart. */
inline arrears_quoted_rate quoted_rate(const std::vector<std::int64_t> &flows_minor, std::int32_t periods_a_year,
                                       std::int32_t decimals) {
  arrears_quoted_rate out{};
  detail::checked([&](arrears_error *e) {
    return arrears_flows_periodic_rate(flows_minor.data(), flows_minor.size(), periods_a_year, decimals, &out, e);
  });
  return out;
}

/** The report document of a case document. */
inline std::string report(std::string_view json) {
  arrears_text *out = nullptr;
  detail::checked([&](arrears_error *e) { return arrears_case_report(json.data(), json.size(), &out, e); });
  const detail::owner<arrears_text, arrears_text_free> text(out);
  return std::string(arrears_text_data(text.get()), arrears_text_len(text.get()));
}

}  // namespace arrears

#endif
