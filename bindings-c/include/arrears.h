/*
 * arrears: what is owed and why, to the cent.
 *
 * Generated from bindings-c/src by `cargo xtask header`; do not edit.
 *
 * Conventions
 *   - A function that can fail returns an arrears_status, 0 on success, and fills the arrears_error the caller
 *     passes last (NULL if the caller does not want it).
 *   - What a function returns through `T **out` is the caller's and goes back through the `_free` of its type;
 *     on failure *out is NULL. `_free(NULL)` does nothing.
 *   - What a function returns as a pointer is borrowed from the object it was asked of, or static.
 *   - Objects never change once made: threads may share them. A workspace serves one call at a time.
 *   - Text is UTF-8 and comes in with its length; no terminating zero is needed.
 *   - Plain structs that may grow say their size in `struct_size`: start from their _INIT macro.
 *   - Numbers that stand for a convention are checked; 0 leaves it as the preset has it.
 *   - No call unwinds into C: a defect inside the library is ARREARS_STATUS_PANIC.
 */

#ifndef ARREARS_H
#define ARREARS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define ARREARS_NODISCARD __attribute__((warn_unused_result))
#else
#define ARREARS_NODISCARD
#endif

/** How to start an arrears_event: the kind, the day and the amount are then set. */
#define ARREARS_EVENT_INIT \
  { ARREARS_EVENT_PURCHASE, 0, ARREARS_DATE_NONE, ARREARS_NO_EVENT, 0, 0, { 0, 0 }, { 0, 0 }, { 0, 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** How to start an arrears_card_options. */
#define ARREARS_CARD_OPTIONS_INIT \
  { sizeof(arrears_card_options), 0, 0, 0, 0, 0, 0, 0, ARREARS_UNSET, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ARREARS_UNSET, \
    ARREARS_UNSET, 0, ARREARS_UNSET, ARREARS_UNSET, ARREARS_UNSET, ARREARS_UNSET, ARREARS_UNSET, 0, 0, 0, 0, 0, 0, 0, 0, \
    0, 0, 0, 0, 0, 0 }

/** How to start an arrears_late_fee_from: no cap, no rule for small balances. */
#define ARREARS_LATE_FEE_FROM_INIT { ARREARS_DATE_NONE, 0, 0, 0, 0, ARREARS_UNSET, ARREARS_UNSET }

/** How to start an arrears_loan_options. */
#define ARREARS_LOAN_OPTIONS_INIT \
  { sizeof(arrears_loan_options), 0, 0, 0, { 0, 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, { 0, 0 }, 0, 0, \
    ARREARS_UNSET, 0, 0, 0, 0, 0, 0, 0 }

/** How to start an arrears_loan_shape: a plain one. */
#define ARREARS_LOAN_SHAPE_INIT { 0, 0, 0, ARREARS_UNSET, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** How to start an arrears_loan_conventions: the plainest. */
#define ARREARS_LOAN_CONVENTIONS_INIT { 0, 0, 0, 0, ARREARS_UNSET, 0, 0, 0, 0 }

/** How to start an arrears_business_days: Monday to Friday. */
#define ARREARS_BUSINESS_DAYS_INIT { ARREARS_UNSET, 0, 0, 0, 0, 0 }

/** How to start an arrears_opening_statement: by the terms, and nothing told of what was paid. */
#define ARREARS_OPENING_STATEMENT_INIT { 0, ARREARS_DATE_NONE, ARREARS_DATE_NONE, 0, 0, 0, ARREARS_UNSET }

/** How to start an arrears_opening_posting: not billed yet. */
#define ARREARS_OPENING_POSTING_INIT { 0, 0, ARREARS_DATE_NONE, 0, 0 }

/** How to start an arrears_card_opening: nothing told. */
#define ARREARS_CARD_OPENING_INIT \
  { sizeof(arrears_card_opening), 0, ARREARS_DATE_NONE, 0, 0, 0, 0, 0, 0, ARREARS_UNSET, 0, 0, ARREARS_UNSET, ARREARS_UNSET, ARREARS_UNSET }

/** How to start an arrears_loan_opening: nothing told. */
#define ARREARS_LOAN_OPENING_INIT \
  { sizeof(arrears_loan_opening), 0, 0, 0, 0, ARREARS_UNSET, ARREARS_UNSET, ARREARS_UNSET, ARREARS_UNSET, 0, 0, { 0 }, 0 }

/** How to start an arrears_loan_late_fee: no cap. */
#define ARREARS_LOAN_LATE_FEE_INIT { 0, 0, ARREARS_UNSET }

/** How to start an arrears_balance. */
#define ARREARS_BALANCE_INIT \
  { sizeof(arrears_balance), 0, 0, { 0 }, { 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** How to start an arrears_batch. */
#define ARREARS_BATCH_INIT \
  { sizeof(arrears_batch), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ARREARS_DATE_NONE, 0 }

/** How to start an arrears_batch_balances. */
#define ARREARS_BATCH_BALANCES_INIT \
  { sizeof(arrears_batch_balances), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/**
 * China's official days off, and the weekend days that are worked instead, as the State Council announced them.
 */
#define ARREARS_OFFICIAL_DAYS_CN 1

/**
 * The bit of Monday in `weekdays_off`; each later day of the week has the next one, Sunday 64.
 */
#define ARREARS_WEEKDAY_MONDAY 1

/**
 * The bit of Tuesday.
 */
#define ARREARS_WEEKDAY_TUESDAY 2

/**
 * The bit of Wednesday.
 */
#define ARREARS_WEEKDAY_WEDNESDAY 4

/**
 * The bit of Thursday.
 */
#define ARREARS_WEEKDAY_THURSDAY 8

/**
 * The bit of Friday.
 */
#define ARREARS_WEEKDAY_FRIDAY 16

/**
 * The bit of Saturday.
 */
#define ARREARS_WEEKDAY_SATURDAY 32

/**
 * The bit of Sunday.
 */
#define ARREARS_WEEKDAY_SUNDAY 64

/**
 * As the preset has it, or else the plainest terms.
 */
#define ARREARS_DEFAULT 0

/**
 * An amount, count or fraction that is left as the preset has it.
 */
#define ARREARS_UNSET -1

/**
 * Yes.
 */
#define ARREARS_YES 1

/**
 * No.
 */
#define ARREARS_NO 2

/**
 * A fraction of a minor unit goes to the nearest, a tie away from zero.
 */
#define ARREARS_ROUNDING_HALF_UP 1

/**
 * A tie goes to the even neighbour.
 */
#define ARREARS_ROUNDING_HALF_EVEN 2

/**
 * The fraction is dropped.
 */
#define ARREARS_ROUNDING_TOWARD_ZERO 3

/**
 * The last part of a split takes the cents left over.
 */
#define ARREARS_REMAINDER_LAST 1

/**
 * The first part of a split takes the cents left over.
 */
#define ARREARS_REMAINDER_FIRST 2

/**
 * A statement is due a number of days after it.
 */
#define ARREARS_DUE_DAYS_AFTER_STATEMENT 1

/**
 * A statement is due on the first such day of a month after it.
 */
#define ARREARS_DUE_DAY_OF_MONTH 2

/**
 * All purchases of a statement bear interest once its interest-free period is lost.
 */
#define ARREARS_INTEREST_BASE_FULL 1

/**
 * Only what is unpaid at the end of late-payment grace, where the minimum was paid.
 */
#define ARREARS_INTEREST_BASE_UNPAID_PART 2

/**
 * Billed unpaid interest bears interest.
 */
#define ARREARS_COMPOUNDING_MONTHLY 1

/**
 * Billed unpaid interest bears nothing.
 */
#define ARREARS_COMPOUNDING_NONE 2

/**
 * Everything earned bears each day, posted or not; what it earns is interest.
 */
#define ARREARS_COMPOUNDING_DAILY 3

/**
 * The statement day is the first day of the next cycle.
 */
#define ARREARS_STATEMENT_DAY_EXCLUDED 1

/**
 * The statement day is the last day of the cycle it closes.
 */
#define ARREARS_STATEMENT_DAY_INCLUDED 2

/**
 * The day of a payment accrues on the balance after it.
 */
#define ARREARS_PAYMENT_DAY_NEW_BALANCE 1

/**
 * The day of a payment accrues on the balance before it.
 */
#define ARREARS_PAYMENT_DAY_OLD_BALANCE 2

/**
 * What is unpaid of the part that the statement before demanded anew joins the next minimum payment.
 */
#define ARREARS_CARRY_ONE 1

/**
 * What is unpaid of the whole minimum payment before joins it.
 */
#define ARREARS_CARRY_ALL 2

/**
 * Equal payments.
 */
#define ARREARS_METHOD_LEVEL 1

/**
 * Equal parts of principal and falling interest.
 */
#define ARREARS_METHOD_EQUAL_PRINCIPAL 2

/**
 * Interest every period, the principal with the last.
 */
#define ARREARS_METHOD_INTEREST_ONLY 3

/**
 * Principal and all interest once, at the last due date.
 */
#define ARREARS_METHOD_BULLET 4

/**
 * Equal parts of principal and a fee on the original principal every period.
 */
#define ARREARS_METHOD_FLAT_FEE 5

/**
 * The interest of a whole month is a twelfth of a year's.
 */
#define ARREARS_PERIOD_INTEREST_TWELFTH 1

/**
 * The interest of every period goes by the day count.
 */
#define ARREARS_PERIOD_INTEREST_ACTUAL_DAYS 2

/**
 * Actual days over 360.
 */
#define ARREARS_DAY_COUNT_ACTUAL_360 1

/**
 * Actual days over 365, leap years too.
 */
#define ARREARS_DAY_COUNT_ACTUAL_365 2

/**
 * The actual days of each calendar year over that year's length.
 */
#define ARREARS_DAY_COUNT_ACTUAL_ACTUAL 3

/**
 * Every month 30 days, over 360.
 */
#define ARREARS_DAY_COUNT_THIRTY_360 4

/**
 * Penalty interest at a multiple of the contract rate.
 */
#define ARREARS_PENALTY_MULTIPLE 1

/**
 * Penalty interest at a rate of its own.
 */
#define ARREARS_PENALTY_OWN_RATE 2

/**
 * Penalty interest is charged on overdue principal.
 */
#define ARREARS_PENALTY_BASE_PRINCIPAL 1

/**
 * Penalty interest is charged on overdue principal and interest.
 */
#define ARREARS_PENALTY_BASE_PRINCIPAL_AND_INTEREST 2

/**
 * Penalty interest is charged on all principal outstanding while an instalment is overdue.
 */
#define ARREARS_PENALTY_BASE_OUTSTANDING_PRINCIPAL 3

/**
 * No compound interest on overdue interest.
 */
#define ARREARS_COMPOUND_NONE 1

/**
 * Compound interest at the contract rate.
 */
#define ARREARS_COMPOUND_CONTRACT_RATE 2

/**
 * Compound interest at the penalty rate.
 */
#define ARREARS_COMPOUND_PENALTY_RATE 3

/**
 * The due date is the first day that bears penalty interest.
 */
#define ARREARS_OVERDUE_FROM_DUE_DATE 1

/**
 * The day after the due date is the first day that bears penalty interest.
 */
#define ARREARS_OVERDUE_FROM_DAY_AFTER_DUE 2

/**
 * A payment meets the first group of components over all instalments, then the next group.
 */
#define ARREARS_ALLOCATION_GROUP_FIRST 1

/**
 * A payment meets the oldest instalment through all groups, then the next instalment.
 */
#define ARREARS_ALLOCATION_INSTALMENT_FIRST 2

/**
 * An early repayment keeps the due dates; the payment falls.
 */
#define ARREARS_KEEP_TERM 1

/**
 * An early repayment keeps the payment; the periods become fewer.
 */
#define ARREARS_KEEP_PAYMENT 2

/**
 * Due dates are months apart, by the pay day.
 */
#define ARREARS_INTERVAL_MONTHS 1

/**
 * Due dates are weeks apart.
 */
#define ARREARS_INTERVAL_WEEKS 2

/**
 * Due dates are days apart.
 */
#define ARREARS_INTERVAL_DAYS 3

/**
 * A level payment is solved from the periods as they are.
 */
#define ARREARS_PAYMENT_SOLVED 1

/**
 * A level payment is that of the rate of a whole period.
 */
#define ARREARS_PAYMENT_FORMULA 2

/**
 * A payment is rounded up to its multiple.
 */
#define ARREARS_PAYMENT_ROUNDING_UP 1

/**
 * A payment is rounded down to its multiple.
 */
#define ARREARS_PAYMENT_ROUNDING_DOWN 2

/**
 * A payment is rounded to the nearest multiple, a tie up.
 */
#define ARREARS_PAYMENT_ROUNDING_HALF_UP 3

/**
 * The last payment takes what is left.
 */
#define ARREARS_LAST_PAYMENT_ANY 1

/**
 * The payment is raised until the last is not above it.
 */
#define ARREARS_LAST_PAYMENT_NOT_HIGHER 2

/**
 * The payment is the multiple that makes it and the last differ least.
 */
#define ARREARS_LAST_PAYMENT_SIMILAR 3

/**
 * Interest of periods with nothing due becomes principal.
 */
#define ARREARS_DEFERRED_INTEREST_CAPITALISED 1

/**
 * It falls due with the first instalment.
 */
#define ARREARS_DEFERRED_INTEREST_DUE_WITH_FIRST 2

/**
 * The principal of an odd period stays, its payment differs.
 */
#define ARREARS_ODD_PERIOD_KEEP_PRINCIPAL 1

/**
 * The payment of an odd period stays, its principal differs.
 */
#define ARREARS_ODD_PERIOD_KEEP_PAYMENT 2

/**
 * The payment is solved anew with the interest of the odd period in it.
 */
#define ARREARS_ODD_PERIOD_SOLVE_ANEW 3

/**
 * A further disbursement solves the payment anew.
 */
#define ARREARS_FURTHER_DISBURSEMENT_SOLVE_ANEW 1

/**
 * A further disbursement leaves the payment.
 */
#define ARREARS_FURTHER_DISBURSEMENT_KEEP_PAYMENT 2

/**
 * The interest of a period is due at its end.
 */
#define ARREARS_INTEREST_IN_ARREARS 1

/**
 * The interest of a period is due on its first day.
 */
#define ARREARS_INTEREST_IN_ADVANCE 2

/**
 * Contract interest accrues on principal that has not fallen due.
 */
#define ARREARS_ACCRUAL_SCHEDULED 1

/**
 * Contract interest accrues each day on all principal outstanding.
 */
#define ARREARS_ACCRUAL_OUTSTANDING 2

/**
 * What rounding leaves of interest is dropped.
 */
#define ARREARS_FRACTION_DROPPED 1

/**
 * What rounding leaves of interest joins the next posting.
 */
#define ARREARS_FRACTION_CARRIED 2

/**
 * What a payment brings beyond what is posted waits as a credit.
 */
#define ARREARS_EXCESS_CREDIT 1

/**
 * It meets accrued interest and then principal not yet due.
 */
#define ARREARS_EXCESS_PREPAY 2

/**
 * What falls due on a day off is payable until that day.
 */
#define ARREARS_DEADLINE_SAME 1

/**
 * It is payable until the next business day; grace, late fee, days past due and penalty count from there.
 */
#define ARREARS_DEADLINE_NEXT_BUSINESS_DAY 2

/**
 * The five-tier class of the order of 2023: day 271 is doubtful.
 */
#define ARREARS_CLASSIFICATION_RULES_ORDER_2023 1

/**
 * The five-tier class of the card ladder of 2011: day 121 is doubtful.
 */
#define ARREARS_CLASSIFICATION_RULES_CARD_LADDER_2011 2

/**
 * The worse class of the two.
 */
#define ARREARS_CLASSIFICATION_RULES_STRICTER 3

/**
 * Pass.
 */
#define ARREARS_CLASSIFICATION_PASS 0

/**
 * Special mention.
 */
#define ARREARS_CLASSIFICATION_SPECIAL_MENTION 1

/**
 * Substandard.
 */
#define ARREARS_CLASSIFICATION_SUBSTANDARD 2

/**
 * Doubtful.
 */
#define ARREARS_CLASSIFICATION_DOUBTFUL 3

/**
 * Loss.
 */
#define ARREARS_CLASSIFICATION_LOSS 4

/**
 * Principal of purchases.
 */
#define ARREARS_COMPONENT_PURCHASE 0

/**
 * Principal of cash advances.
 */
#define ARREARS_COMPONENT_CASH 1

/**
 * Principal of billed instalment parts.
 */
#define ARREARS_COMPONENT_INSTALMENT 2

/**
 * Principal of a loan.
 */
#define ARREARS_COMPONENT_LOAN 3

/**
 * Interest.
 */
#define ARREARS_COMPONENT_INTEREST 4

/**
 * Penalty interest.
 */
#define ARREARS_COMPONENT_PENALTY_INTEREST 5

/**
 * Compound interest.
 */
#define ARREARS_COMPONENT_COMPOUND_INTEREST 6

/**
 * Late fee.
 */
#define ARREARS_COMPONENT_LATE_FEE 7

/**
 * Annual fee.
 */
#define ARREARS_COMPONENT_ANNUAL_FEE 8

/**
 * Cash-advance fee.
 */
#define ARREARS_COMPONENT_CASH_FEE 9

/**
 * Other service fees.
 */
#define ARREARS_COMPONENT_SERVICE_FEE 10

/**
 * Instalment fee.
 */
#define ARREARS_COMPONENT_INSTALMENT_FEE 11

/**
 * Cost of enforcing the claim.
 */
#define ARREARS_COMPONENT_COST 12

/**
 * Interest on a judgment not performed in time.
 */
#define ARREARS_COMPONENT_JUDGMENT_INTEREST 13

/**
 * How many components there are now.
 */
#define ARREARS_COMPONENT_COUNT 14

/**
 * How many components an allocation order lists: those before ARREARS_COMPONENT_JUDGMENT_INTEREST, which is met after
 * all others.
 */
#define ARREARS_COMPONENT_IN_ORDERS 13

/**
 * Room for components in arrays of this header; what lies beyond ARREARS_COMPONENT_COUNT is zero.
 */
#define ARREARS_COMPONENT_ROOM 16

/**
 * The set of every component. The set of one is `1 << ARREARS_COMPONENT_...`.
 */
#define ARREARS_COMPONENTS_ALL 16383

/**
 * The set of principal of every kind.
 */
#define ARREARS_COMPONENTS_PRINCIPAL 15

/**
 * The set of annual, cash, service and instalment fees.
 */
#define ARREARS_COMPONENTS_FEE 3840

/**
 * Room for a date as text, with its terminating zero.
 */
#define ARREARS_DATE_TEXT_SIZE 11

/**
 * Room for the name of an error, with its terminating zero.
 */
#define ARREARS_ERROR_NAME_SIZE 64

/**
 * Room for the path of a field, with its terminating zero.
 */
#define ARREARS_ERROR_PATH_SIZE 256

/**
 * Room for a message, with its terminating zero.
 */
#define ARREARS_ERROR_MESSAGE_SIZE 512

/**
 * A purchase posted: `amount_minor`.
 */
#define ARREARS_EVENT_PURCHASE 0

/**
 * A payment received: `amount_minor`.
 */
#define ARREARS_EVENT_PAYMENT 1

/**
 * Cash drawn: `amount_minor`, and `fee_minor` for it.
 */
#define ARREARS_EVENT_CASH_ADVANCE 2

/**
 * A refund: `amount_minor`, and the purchase it is for in `target` or ARREARS_NO_EVENT.
 */
#define ARREARS_EVENT_REFUND 3

/**
 * Cost of enforcing the claim: `amount_minor`.
 */
#define ARREARS_EVENT_COST 4

/**
 * A fee charged: `amount_minor`, `components` exactly one of annual, cash, service and instalment fee.
 */
#define ARREARS_EVENT_FEE 5

/**
 * A loan paid out: `amount_minor`.
 */
#define ARREARS_EVENT_DISBURSEMENT 6

/**
 * Purchases converted into an instalment plan: `amount_minor`, `periods`, `charge`, `rate`.
 */
#define ARREARS_EVENT_CONVERSION 7

/**
 * What a plan still has unbilled becomes due: `target` its conversion, or ARREARS_NO_EVENT for every plan.
 */
#define ARREARS_EVENT_INSTALMENT_SETTLEMENT 8

/**
 * Amounts forgiven: `amount_minor`, `components`.
 */
#define ARREARS_EVENT_WAIVER 9

/**
 * Accrual stops: `components`.
 */
#define ARREARS_EVENT_FREEZE 10

/**
 * Accrual goes on: `components`.
 */
#define ARREARS_EVENT_UNFREEZE 11

/**
 * Other daily rates of a card: `purchase_rate` and `cash_rate`, of which ARREARS_PERIOD_NONE leaves one as it is; or another
 * contract rate of a loan: `rate`.
 */
#define ARREARS_EVENT_RATE_CHANGE 12

/**
 * A payment that goes on to principal not yet due: `amount_minor`, `keep`; ARREARS_DEFAULT where it leaves none.
 */
#define ARREARS_EVENT_EARLY_REPAYMENT 13

/**
 * All principal of a loan accelerated.
 */
#define ARREARS_EVENT_ACCELERATION 14

/**
 * The running instalment of a loan falls due on another day: `due`.
 */
#define ARREARS_EVENT_DUE_DATE_CHANGE 15

/**
 * An event taken out of history: `target`, and the day that was recorded.
 */
#define ARREARS_EVENT_REVERSAL 16

/**
 * Written off in the lender's books; the debt stays.
 */
#define ARREARS_EVENT_WRITE_OFF 17

/**
 * What posted amounts less credit should be: `amount_minor`.
 */
#define ARREARS_EVENT_ASSERTION 18

/**
 * A judgment: `amount_minor` of `components` (0 for all but general interest), to be performed by `due`;
 * `interest_continues`.
 */
#define ARREARS_EVENT_JUDGMENT 19

/**
 * Another credit limit of a card: `amount_minor`, 0 or more.
 */
#define ARREARS_EVENT_CREDIT_LIMIT_CHANGE 20

/**
 * Another statement day of a card: `statement_day`; `due_rule` and `due_days` where that changes too.
 */
#define ARREARS_EVENT_CYCLE_CHANGE 21

/**
 * Money of a loan's payments goes back: `amount_minor`.
 */
#define ARREARS_EVENT_CHARGEBACK 22

/**
 * Credit of a loan paid out: `amount_minor`.
 */
#define ARREARS_EVENT_CREDIT_REFUND 23

/**
 * Another level payment of a loan from the next instalment on: `amount_minor`.
 */
#define ARREARS_EVENT_PAYMENT_CHANGE 24

/**
 * A purchase disputed: `target`; `amount_minor` of it, or 0 for all of it.
 */
#define ARREARS_EVENT_DISPUTE 25

/**
 * A dispute ends: `target` the dispute, `outcome`.
 */
#define ARREARS_EVENT_DISPUTE_END 26

/**
 * A dispute ends for the customer: the purchase was refunded on its own day.
 */
#define ARREARS_OUTCOME_FOR_CUSTOMER 1

/**
 * A dispute ends against the customer: the amount is posted again, with its interest.
 */
#define ARREARS_OUTCOME_AGAINST 2

/**
 * No event, where an event may be left out.
 */
#define ARREARS_NO_EVENT 4294967295

/**
 * An instalment plan costs nothing.
 */
#define ARREARS_CHARGE_FREE 0

/**
 * An instalment plan has a fee each period, a monthly `rate` on the converted amount.
 */
#define ARREARS_CHARGE_MONTHLY_FEE 1

/**
 * An instalment plan has level payments at an annual `rate`.
 */
#define ARREARS_CHARGE_LEVEL_PAYMENT 2

/**
 * The most flows a row has.
 */
#define ARREARS_FLOWS_MAX 601

/**
 * No figure: in the place of an amount or a rate that there is none of.
 */
#define ARREARS_NO_FIGURE -9000000000000000000

/**
 * Part of a year by actual days over 365.
 */
#define ARREARS_YEAR_ACTUAL_365 1

/**
 * Part of a year by whole months over 12 and odd days over 365.
 */
#define ARREARS_YEAR_MONTHS_AND_DAYS 2

/**
 * Room for the id of a rule, with its terminating zero.
 */
#define ARREARS_RULE_ID_SIZE 64

/**
 * Room for a verdict as text, with its terminating zero.
 */
#define ARREARS_VERDICT_TEXT_SIZE 512

/**
 * A revolving credit card: the usual product of a card.
 */
#define ARREARS_PRODUCT_CREDIT_CARD 1

/**
 * Purchases or a bill of a card in instalments.
 */
#define ARREARS_PRODUCT_CARD_INSTALMENT 2

/**
 * Cash of a card in instalments.
 */
#define ARREARS_PRODUCT_CASH_INSTALMENT 3

/**
 * A consumer loan: the usual product of a loan.
 */
#define ARREARS_PRODUCT_LOAN 4

/**
 * A consumer loan granted and collected online.
 */
#define ARREARS_PRODUCT_ONLINE_LOAN 5

/**
 * A bank.
 */
#define ARREARS_LENDER_BANK 1

/**
 * A licensed consumer-finance company.
 */
#define ARREARS_LENDER_CONSUMER_FINANCE 2

/**
 * A small-loan company or another of the seven local kinds of licence.
 */
#define ARREARS_LENDER_LOCAL_LICENSED 3

/**
 * A lender without a financial licence.
 */
#define ARREARS_LENDER_PRIVATE 4

/**
 * An agency that collects for others.
 */
#define ARREARS_LENDER_AGENCY 5

/**
 * The rule holds.
 */
#define ARREARS_OUTCOME_PASS 1

/**
 * It is broken and advisory or not certain, or the facts cannot be judged.
 */
#define ARREARS_OUTCOME_WARN 2

/**
 * It is broken and binding.
 */
#define ARREARS_OUTCOME_FAIL 3

/**
 * No figure: nothing was compared.
 */
#define ARREARS_FIGURE_NONE 0

/**
 * Whole months.
 */
#define ARREARS_FIGURE_MONTHS 1

/**
 * Days.
 */
#define ARREARS_FIGURE_DAYS 2

/**
 * A count.
 */
#define ARREARS_FIGURE_COUNT 3

/**
 * An amount in minor units of the figure's currency.
 */
#define ARREARS_FIGURE_MONEY 4

/**
 * A multiple, in 10^-12.
 */
#define ARREARS_FIGURE_MULTIPLE 5

/**
 * A daily rate, in 10^-12.
 */
#define ARREARS_FIGURE_RATE_DAILY 6

/**
 * A monthly rate, in 10^-12.
 */
#define ARREARS_FIGURE_RATE_MONTHLY 7

/**
 * An annual rate, in 10^-12.
 */
#define ARREARS_FIGURE_RATE_ANNUAL 8

/**
 * An arrears_date.
 */
#define ARREARS_FIGURE_DATE 9

/**
 * A time of day, in minutes after midnight.
 */
#define ARREARS_FIGURE_TIME 10

/**
 * A word: the verdict's text has it.
 */
#define ARREARS_FIGURE_WORD 11

/**
 * Nothing is allowed or forbidden: nothing was compared.
 */
#define ARREARS_ALLOWED_NONE 0

/**
 * No more than the figure.
 */
#define ARREARS_ALLOWED_AT_MOST 1

/**
 * No less than the figure.
 */
#define ARREARS_ALLOWED_AT_LEAST 2

/**
 * From the first figure to the second.
 */
#define ARREARS_ALLOWED_BETWEEN 3

/**
 * The figure only.
 */
#define ARREARS_ALLOWED_ONLY 4

/**
 * The largest amount, either way, in minor units.
 */
#define ARREARS_MONEY_MAX_MINOR 1000000000000000

/**
 * Room for an amount as text, with its terminating zero.
 */
#define ARREARS_MONEY_TEXT_SIZE 24

/**
 * Not billed yet.
 */
#define ARREARS_BILLED_NOT_YET 0

/**
 * Billed by the last statement.
 */
#define ARREARS_BILLED_LAST 1

/**
 * Billed by the statement before it, which is still open.
 */
#define ARREARS_BILLED_BEFORE 2

/**
 * Billed by an earlier one.
 */
#define ARREARS_BILLED_EARLIER 3

/**
 * No rate: the period of a rate that is left out.
 */
#define ARREARS_PERIOD_NONE 0

/**
 * A rate a day, whatever the year.
 */
#define ARREARS_PERIOD_DAILY 1

/**
 * A rate a month.
 */
#define ARREARS_PERIOD_MONTHLY 2

/**
 * A rate a year, to be read with a day count.
 */
#define ARREARS_PERIOD_ANNUAL 3

/**
 * One, in parts of 10^-12: fractions are given in these.
 */
#define ARREARS_PPT 1000000000000

/**
 * Room for a rate as text, with its terminating zero.
 */
#define ARREARS_RATE_TEXT_SIZE 64

/**
 * The most rows a schedule has: 600 periods and a down payment.
 */
#define ARREARS_SCHEDULE_MAX 601

/**
 * One account: its terms and what happened to it. Never changes.
 */
typedef struct arrears_account arrears_account;

/**
 * Terms of a card or a loan, checked. Never changes; accounts made from it keep what they need of it.
 */
typedef struct arrears_terms arrears_terms;

/**
 * Text that the library made and the caller owns: UTF-8, with a terminating zero behind its last byte.
 */
typedef struct arrears_text arrears_text;

/**
 * Space that replays work in. It grows to the largest account replayed in it; from then on a call asks the heap for
 * nothing. It serves one call at a time: a second one from another thread is refused with ARREARS_STATUS_BUSY.
 */
typedef struct arrears_workspace arrears_workspace;

/**
 * What a call came to: 0 on success, below 100 the boundary's own codes (ARREARS_STATUS_...), from 100 on the
 * engine's stable error codes, which are the same numbers in every language. Numbers are never reused.
 */
typedef int32_t arrears_status;

/**
 * A day: the number of days since 1900-01-01, up to 2199-12-31. Differences and days added are plain arithmetic.
 */
typedef int32_t arrears_date;

/**
 * A rate: a fraction in parts of 10^-12, and the period it is for. 0.05 % a day is 500000000 a
 * ARREARS_PERIOD_DAILY.
 */
typedef struct arrears_rate {
  /**
   * The fraction, in parts of 10^-12; 0 to 10 a year or its equivalent.
   */
  int64_t fraction_ppt;
  /**
   * ARREARS_PERIOD_...; ARREARS_PERIOD_NONE for no rate.
   */
  int32_t period;
} arrears_rate;

/**
 * One thing that happened. Start from ARREARS_EVENT_INIT; only the fields that the kind names are read.
 */
typedef struct arrears_event {
  /**
   * What happened: ARREARS_EVENT_...
   */
  int32_t kind;
  /**
   * The day it takes effect.
   */
  arrears_date effective;
  /**
   * The day it was recorded; ARREARS_DATE_NONE for the day it takes effect.
   */
  arrears_date recorded;
  /**
   * The place of the event it is about in the same array, from 0; ARREARS_NO_EVENT.
   */
  uint32_t target;
  /**
   * The amount.
   */
  int64_t amount_minor;
  /**
   * The fee of a cash advance.
   */
  int64_t fee_minor;
  /**
   * The rate of a conversion's charge, or a loan's new contract rate.
   */
  struct arrears_rate rate;
  /**
   * A card's new daily rate of purchases.
   */
  struct arrears_rate purchase_rate;
  /**
   * A card's new daily rate of cash advances.
   */
  struct arrears_rate cash_rate;
  /**
   * A set of components, ARREARS_COMPONENTS_...
   */
  uint32_t components;
  /**
   * How many parts a conversion has.
   */
  uint32_t periods;
  /**
   * What a conversion costs: ARREARS_CHARGE_...
   */
  int32_t charge;
  /**
   * What an early repayment leaves alone: ARREARS_KEEP_...
   */
  int32_t keep;
  /**
   * A due date, or the last day to perform a judgment.
   */
  arrears_date due;
  /**
   * Whether contract, penalty and compound interest go on after a judgment: ARREARS_YES, or they stop.
   */
  int32_t interest_continues;
  /**
   * A card's new day of the month of statements, 1 to 31.
   */
  int32_t statement_day;
  /**
   * When statements are due after a change of the cycle: ARREARS_DUE_...; ARREARS_DEFAULT leaves it as it is.
   */
  int32_t due_rule;
  /**
   * Days after the statement, or the day of the month, by `due_rule`.
   */
  int32_t due_days;
  /**
   * For whom a dispute ends: ARREARS_OUTCOME_...
   */
  int32_t outcome;
} arrears_event;

/**
 * Why a call failed. The caller owns it and need not initialise it: every call that takes one sets it, after a success
 * to 0 and empty texts. Texts are UTF-8, end with a zero, and are cut at a character if they are longer than their room.
 */
typedef struct arrears_error {
  /**
   * The status the call returned, 0 on success.
   */
  arrears_status code;
  /**
   * The stable name of the code, such as "unknownKey".
   */
  char name[ARREARS_ERROR_NAME_SIZE];
  /**
   * Where in the document, such as "account.events[3].amount"; or the name of the argument; may be empty.
   */
  char path[ARREARS_ERROR_PATH_SIZE];
  /**
   * What was wrong, for a person, in English.
   */
  char message[ARREARS_ERROR_MESSAGE_SIZE];
  /**
   * The same in Chinese.
   */
  char message_zh[ARREARS_ERROR_MESSAGE_SIZE];
} arrears_error;

/**
 * A currency by its ISO 4217 number: any of the standard that has a minor unit, the common ones named below. Amounts are whole minor units of it, such as fen.
 */
typedef int32_t arrears_currency;

/**
 * Where an account stands on a day: what a payment on that day would settle. Start from ARREARS_BALANCE_INIT. Amounts
 * are minor units of `currency`, at least zero.
 */
typedef struct arrears_balance {
  /**
   * sizeof(arrears_balance).
   */
  size_t struct_size;
  /**
   * The day that was asked about.
   */
  arrears_date as_of;
  /**
   * The currency.
   */
  arrears_currency currency;
  /**
   * Posted, billed on a statement and unpaid, of each component, ARREARS_COMPONENT_...
   */
  int64_t billed_minor[ARREARS_COMPONENT_ROOM];
  /**
   * Posted, not yet billed and unpaid, of each component.
   */
  int64_t unbilled_minor[ARREARS_COMPONENT_ROOM];
  /**
   * Posted and unpaid.
   */
  int64_t posted_minor;
  /**
   * Paid in advance.
   */
  int64_t credit_minor;
  /**
   * Interest earned and not yet posted.
   */
  int64_t accrued_interest_minor;
  /**
   * Compound interest earned and not yet posted.
   */
  int64_t accrued_compound_interest_minor;
  /**
   * Penalty interest earned and not yet posted.
   */
  int64_t accrued_penalty_interest_minor;
  /**
   * Interest on a judgment not performed in time, earned and not yet posted.
   */
  int64_t accrued_judgment_interest_minor;
  /**
   * Disputed and set apart, in none of the other figures.
   */
  int64_t disputed_minor;
  /**
   * Interest that is owed only if an open statement is not paid in full.
   */
  int64_t retroactive_interest_minor;
  /**
   * Principal not yet billed or due: of instalment plans, or of the loan.
   */
  int64_t plan_principal_minor;
  /**
   * The fee for settling all instalment plans on this day.
   */
  int64_t early_settlement_fee_minor;
  /**
   * What ends the debt on this day.
   */
  int64_t payoff_minor;
  /**
   * Demanded, not met, and past late-payment grace.
   */
  int64_t overdue_minor;
  /**
   * The due date the days past due count from; ARREARS_DATE_NONE.
   */
  arrears_date overdue_since;
  /**
   * Days past due at the end of the day.
   */
  int32_t days_past_due;
  /**
   * The bucket of 30 days they fall in: 0 to 6, and 7 for more than 180 days.
   */
  int32_t bucket;
  /**
   * Minimum payments, or instalments, missed in a row.
   */
  uint32_t consecutive_missed_payments;
} arrears_balance;

/**
 * A balance assertion with what it was compared with.
 */
typedef struct arrears_assertion {
  /**
   * The place of its event.
   */
  uint32_t event;
  /**
   * 1 where both agree, or 0.
   */
  int32_t holds;
  /**
   * What it says the balance should be; below zero for a credit balance.
   */
  int64_t expected_minor;
  /**
   * What the account says: posted amounts less credit, as known on the day it was recorded.
   */
  int64_t actual_minor;
} arrears_assertion;

/**
 * Many accounts, a column a field. Start from ARREARS_BATCH_INIT.
 *
 * The events of account n are the rows from `offsets[n]` to before `offsets[n + 1]`, in any order: they are put into
 * processing order by day and step, and within a step by `event_orders` or, without that, by row. Columns of events that
 * are NULL hold nothing. In a column that the kind of an event has no use for, its cell holds what stands for nothing there.
 *
 * Where `opened` is NULL, `terms` are those of the accounts. Where it is given, `terms` are products: each account has of its terms
 * everything but what the columns from `opened` to `rate_periods` say.
 */
typedef struct arrears_batch {
  /**
   * sizeof(arrears_batch).
   */
  size_t struct_size;
  /**
   * How many accounts.
   */
  size_t account_count;
  /**
   * How many rows the columns of events have.
   */
  size_t event_count;
  /**
   * The terms that accounts have, `terms_count` of them.
   */
  const struct arrears_terms *const *terms;
  /**
   * How many terms there are.
   */
  size_t terms_count;
  /**
   * The place in `terms` of each account's; NULL where all have the first.
   */
  const uint32_t *terms_index;
  /**
   * The first row of each account, and behind the last the end: `account_count` + 1.
   */
  const uint32_t *offsets;
  /**
   * The day of each event. ARREARS_DATE_NONE of a reversal alone.
   */
  const arrears_date *event_days;
  /**
   * The kind of each event, ARREARS_EVENT_...
   */
  const uint8_t *event_kinds;
  /**
   * The amount of each event; ARREARS_NO_FIGURE for nothing.
   */
  const int64_t *event_minors;
  /**
   * The day each was recorded; ARREARS_DATE_NONE for the day it takes effect.
   */
  const arrears_date *event_recorded;
  /**
   * The row of the event it is about, from 0 among those of the account; ARREARS_NO_EVENT for nothing.
   */
  const uint32_t *event_targets;
  /**
   * The fee of a cash advance; 0 for nothing.
   */
  const int64_t *event_fee_minors;
  /**
   * A set of components, ARREARS_COMPONENTS_...; 0 for nothing.
   */
  const uint32_t *event_components;
  /**
   * How many parts a conversion has; 0 for nothing.
   */
  const uint32_t *event_periods;
  /**
   * What a conversion costs: ARREARS_CHARGE_...
   */
  const uint8_t *event_charges;
  /**
   * The rate of a conversion's charge, or a loan's new contract rate, in 10^-12; ARREARS_NO_FIGURE for nothing.
   */
  const int64_t *event_rate_ppts;
  /**
   * The period of a loan's new contract rate: ARREARS_PERIOD_...
   */
  const uint8_t *event_rate_periods;
  /**
   * A card's new daily rate of purchases, in 10^-12; ARREARS_NO_FIGURE for nothing.
   */
  const int64_t *event_purchase_rate_ppts;
  /**
   * A card's new daily rate of cash advances, in 10^-12; ARREARS_NO_FIGURE for nothing.
   */
  const int64_t *event_cash_rate_ppts;
  /**
   * A new due date, or the last day to perform a judgment; ARREARS_DATE_NONE for nothing.
   */
  const arrears_date *event_dues;
  /**
   * What an early repayment leaves alone: ARREARS_KEEP_..., or 0.
   */
  const uint8_t *event_keeps;
  /**
   * A card's new statement day; 0 for nothing.
   */
  const uint8_t *event_statement_days;
  /**
   * When a card's statements are due after a change of its cycle: ARREARS_DUE_..., or 0.
   */
  const uint8_t *event_due_rules;
  /**
   * The days of that rule; -1 for nothing.
   */
  const int32_t *event_due_days;
  /**
   * For whom a dispute ends: ARREARS_OUTCOME_..., or 0.
   */
  const uint8_t *event_outcomes;
  /**
   * 1 where contract, penalty and compound interest go on after a judgment, or 0.
   */
  const uint8_t *event_interest_continues;
  /**
   * The place of each event among those of its account in one step of a day.
   */
  const int32_t *event_orders;
  /**
   * The day each card was opened or each loan paid out.
   */
  const arrears_date *opened;
  /**
   * The statement day of each card; 0 of a loan.
   */
  const uint8_t *statement_days;
  /**
   * The principal of each loan; ARREARS_NO_FIGURE of a card.
   */
  const int64_t *principal_minors;
  /**
   * The first due date of each loan; ARREARS_DATE_NONE of a card.
   */
  const arrears_date *first_dues;
  /**
   * The number of periods of each loan; 0 of a card.
   */
  const uint32_t *periods;
  /**
   * The day of the month of each loan's due dates; 0 for that of the first.
   */
  const uint8_t *pay_days;
  /**
   * The contract rate of each loan, in 10^-12; ARREARS_NO_FIGURE for that of its terms.
   */
  const int64_t *rate_ppts;
  /**
   * The period of that rate: ARREARS_PERIOD_..., or 0 for a year.
   */
  const uint8_t *rate_periods;
  /**
   * The day asked about for each account; NULL where `as_of_all` is that of all.
   */
  const arrears_date *as_of;
  /**
   * The day asked about for all accounts.
   */
  arrears_date as_of_all;
  /**
   * Leaves out what was recorded after this day of each account; NULL where `known_on_all` is that of all.
   */
  const arrears_date *known_on;
  /**
   * Leaves out what was recorded after this day; ARREARS_DATE_NONE for everything.
   */
  arrears_date known_on_all;
  /**
   * By which rules `classifications` are: ARREARS_CLASSIFICATION_RULES_..., or 0 for those in force.
   */
  int32_t classification_rules;
} arrears_batch;

/**
 * Columns of results, one row an account; any but `statuses` may be NULL. Start from ARREARS_BATCH_BALANCES_INIT.
 */
typedef struct arrears_batch_balances {
  /**
   * sizeof(arrears_batch_balances).
   */
  size_t struct_size;
  /**
   * What each account came to: 0, or the code of why it has no balance; its other columns are then zero.
   */
  arrears_status *statuses;
  /**
   * The row, from 0 among those of the account, that the code is about; ARREARS_NO_EVENT.
   */
  uint32_t *events;
  /**
   * What ends the debt.
   */
  int64_t *payoff_minors;
  /**
   * Posted and unpaid.
   */
  int64_t *posted_minors;
  /**
   * Paid in advance.
   */
  int64_t *credit_minors;
  /**
   * Interest, penalty, compound and judgment interest earned and not yet posted, together.
   */
  int64_t *accrued_minors;
  /**
   * Demanded, not met, and past late-payment grace.
   */
  int64_t *overdue_minors;
  /**
   * The due date the days past due count from; ARREARS_DATE_NONE.
   */
  arrears_date *overdue_since;
  /**
   * Days past due.
   */
  int32_t *days_past_due;
  /**
   * Posted and unpaid by component: ARREARS_COMPONENT_ROOM cells an account.
   */
  int64_t *component_minors;
  /**
   * The part of that which a statement or an instalment has demanded: as many cells.
   */
  int64_t *billed_minors;
  /**
   * The part not yet demanded: as many cells.
   */
  int64_t *unbilled_minors;
  /**
   * Interest earned and not yet posted.
   */
  int64_t *accrued_interest_minors;
  /**
   * Compound interest earned and not yet posted.
   */
  int64_t *accrued_compound_interest_minors;
  /**
   * Penalty interest of a loan earned and not yet posted.
   */
  int64_t *accrued_penalty_interest_minors;
  /**
   * Judgment interest earned and not yet posted.
   */
  int64_t *accrued_judgment_interest_minors;
  /**
   * Interest owed only if an open statement is not paid in full.
   */
  int64_t *retroactive_interest_minors;
  /**
   * Principal of plans not yet billed, or of a loan not yet due.
   */
  int64_t *plan_principal_minors;
  /**
   * What settling every plan or the loan costs beyond what is owed.
   */
  int64_t *early_settlement_fee_minors;
  /**
   * Disputed and set apart.
   */
  int64_t *disputed_minors;
  /**
   * The bucket of 30 days that the days past due fall in: 0 to 6, and 7 for more than 180 days.
   */
  int32_t *buckets;
  /**
   * Minimum payments missed in a row.
   */
  uint32_t *consecutive_missed_payments;
  /**
   * The class, ARREARS_CLASSIFICATION_PASS to ARREARS_CLASSIFICATION_LOSS.
   */
  int32_t *classifications;
} arrears_batch_balances;

/**
 * Which days are business days: dates of its own come first, then official days, then the days of the week. Start from
 * ARREARS_BUSINESS_DAYS_INIT: Monday to Friday. What is pointed to is only read by the call.
 */
typedef struct arrears_business_days {
  /**
   * The days of the week off, ARREARS_WEEKDAY_... added up, not all seven; ARREARS_UNSET for Saturday and Sunday.
   */
  int32_t weekdays_off;
  /**
   * ARREARS_OFFICIAL_DAYS_... that hold besides; ARREARS_DEFAULT for nobody's.
   */
  int32_t official;
  /**
   * Other dates off; NULL for none.
   */
  const arrears_date *off;
  /**
   * How many; at most 64 together with `working`.
   */
  size_t off_count;
  /**
   * Other dates worked; NULL for none.
   */
  const arrears_date *working;
  /**
   * How many.
   */
  size_t working_count;
} arrears_business_days;

/**
 * Rates a year as they are printed, in units of the last decimal of a percentage: 13.034 % with three decimals is 13034.
 */
typedef struct arrears_quoted_rate {
  /**
   * Periods a year times the rate of one; ARREARS_NO_FIGURE for flows on dates.
   */
  int64_t nominal_units;
  /**
   * With interest on interest.
   */
  int64_t effective_units;
  /**
   * Decimals of the percentage.
   */
  int32_t decimals;
  /**
   * 1 where this is proven to be the only rate, 0 where it is the only one that a scan of the range saw.
   */
  int32_t is_only_rate;
} arrears_quoted_rate;

/**
 * An amount and the day it flows: below zero what is lent and above what comes back, or the other way round.
 */
typedef struct arrears_dated_flow {
  /**
   * The day.
   */
  arrears_date date;
  /**
   * The amount.
   */
  int64_t amount_minor;
} arrears_dated_flow;

/**
 * A figure that a rule compares.
 */
typedef struct arrears_figure {
  /**
   * What it is and in which unit: ARREARS_FIGURE_...
   */
  int32_t kind;
  /**
   * The currency of an amount; 0 of anything else.
   */
  arrears_currency currency;
  /**
   * The figure; 0 of a word and of none.
   */
  int64_t value;
} arrears_figure;

/**
 * What one rule says of an account.
 */
typedef struct arrears_verdict {
  /**
   * The id of the rule, such as "cn.card.late-fee".
   */
  char rule[ARREARS_RULE_ID_SIZE];
  /**
   * How it came out: ARREARS_OUTCOME_...
   */
  int32_t outcome;
  /**
   * The day of what is judged: of a late fee, of a payment, of a conversion, or the day asked about.
   */
  arrears_date day;
  /**
   * The figure of the account.
   */
  struct arrears_figure given;
  /**
   * How the rule bounds it: ARREARS_ALLOWED_...
   */
  int32_t allowed_kind;
  /**
   * The bound, or the lower of two.
   */
  struct arrears_figure allowed;
  /**
   * The higher of two bounds.
   */
  struct arrears_figure allowed_to;
  /**
   * All of it for a person, in English, with the source of the rule. Cut at a character where it is longer than its room.
   */
  char text[ARREARS_VERDICT_TEXT_SIZE];
  /**
   * The same in Chinese.
   */
  char text_zh[ARREARS_VERDICT_TEXT_SIZE];
} arrears_verdict;

/**
 * A statement of an opening, as it was printed. Start from ARREARS_OPENING_STATEMENT_INIT.
 */
typedef struct arrears_opening_statement {
  /**
   * Its date.
   */
  arrears_date date;
  /**
   * Its due date; ARREARS_DATE_NONE: by the terms.
   */
  arrears_date due;
  /**
   * The last day of its late-payment grace; ARREARS_DATE_NONE: by the terms.
   */
  arrears_date late_payment_grace_end;
  /**
   * ARREARS_YES or ARREARS_NO once its grace is over: whether it was paid in full; ARREARS_DEFAULT before.
   */
  int32_t paid_in_full;
  /**
   * Its balance.
   */
  int64_t balance_minor;
  /**
   * Its minimum payment.
   */
  int64_t minimum_minor;
  /**
   * Paid since; ARREARS_UNSET: what the balance has more than is billed and unpaid.
   */
  int64_t paid_minor;
} arrears_opening_statement;

/**
 * An amount of a card posted and unpaid. Start from ARREARS_OPENING_POSTING_INIT.
 */
typedef struct arrears_opening_posting {
  /**
   * What was posted: ARREARS_COMPONENT_...
   */
  int32_t component;
  /**
   * Which statement billed it: ARREARS_BILLED_...
   */
  int32_t billed;
  /**
   * The first day that it accrues; ARREARS_DATE_NONE: the day after the opening.
   */
  arrears_date posted;
  /**
   * ARREARS_YES or ARREARS_NO: whether it bears interest; ARREARS_DEFAULT: as the decision on its statement says.
   */
  int32_t bears;
  /**
   * What is unpaid, above zero.
   */
  int64_t unpaid_minor;
} arrears_opening_posting;

/**
 * What a statement demanded anew and is not met.
 */
typedef struct arrears_opening_demand {
  /**
   * The due date of the statement.
   */
  arrears_date due;
  /**
   * The last day of its late-payment grace; ARREARS_DATE_NONE: by the terms.
   */
  arrears_date late_payment_grace_end;
  /**
   * What is unpaid, above zero.
   */
  int64_t unpaid_minor;
} arrears_opening_demand;

/**
 * Where a card stood at the end of a day. Start from ARREARS_CARD_OPENING_INIT and set the day; of a bill that is its
 * statement alone. What is left out is not told, and what stands for it is in the guide. Pointers are only read by the call.
 */
typedef struct arrears_card_opening {
  /**
   * sizeof(arrears_card_opening).
   */
  size_t struct_size;
  /**
   * The day at the end of which it stands; every event comes after it.
   */
  arrears_date day;
  /**
   * The day of the next statement; ARREARS_DATE_NONE: by the terms.
   */
  arrears_date next_statement;
  /**
   * The last statement; NULL where none was made yet.
   */
  const struct arrears_opening_statement *statement;
  /**
   * The statement before it, where its grace is not over; NULL for none.
   */
  const struct arrears_opening_statement *before;
  /**
   * What is posted and unpaid, oldest first; NULL: what the last statement leaves, as one purchase.
   */
  const struct arrears_opening_posting *owed;
  /**
   * How many; 0 of a list that is not NULL: nothing is owed.
   */
  size_t owed_count;
  /**
   * Demands of statements not met, oldest first; NULL: what the last minimum payment leaves.
   */
  const struct arrears_opening_demand *demands;
  /**
   * How many; 0 of a list that is not NULL: none.
   */
  size_t demand_count;
  /**
   * Minimum payments missed in a row; ARREARS_UNSET: the demands past their grace.
   */
  int32_t missed_payments;
  /**
   * ARREARS_YES or ARREARS_NO: whether new purchases bear interest from their posting; ARREARS_DEFAULT is not told.
   */
  int32_t revolving;
  /**
   * Paid in advance.
   */
  int64_t credit_minor;
  /**
   * What purchases have earned since the last statement, as a screen shows it; ARREARS_UNSET is not told.
   */
  int64_t accrued_purchase_minor;
  /**
   * The same of cash advances.
   */
  int64_t accrued_cash_minor;
  /**
   * The same of billed unpaid interest.
   */
  int64_t accrued_compound_minor;
} arrears_card_opening;

/**
 * What fell due of a loan on a day, and what is unpaid of it.
 */
typedef struct arrears_opening_instalment {
  /**
   * The day it fell due.
   */
  arrears_date due;
  /**
   * The last day of its late-payment grace; ARREARS_DATE_NONE: by the terms.
   */
  arrears_date late_payment_grace_end;
  /**
   * What is unpaid of each component, ARREARS_COMPONENT_...
   */
  int64_t unpaid_minor[ARREARS_COMPONENT_ROOM];
} arrears_opening_instalment;

/**
 * Where a loan stood at the end of a day. Start from ARREARS_LOAN_OPENING_INIT and set the day, the principal not yet due,
 * the periods left and the next due date. What is left out is not told. Pointers are only read by the call.
 */
typedef struct arrears_loan_opening {
  /**
   * sizeof(arrears_loan_opening).
   */
  size_t struct_size;
  /**
   * The day at the end of which it stands; every event comes after it.
   */
  arrears_date day;
  /**
   * When the running period ends.
   */
  arrears_date next_due;
  /**
   * Periods left, the running one included.
   */
  uint32_t periods_left;
  /**
   * Principal that has not fallen due.
   */
  int64_t principal_minor;
  /**
   * The level payment, or an equal part of principal; ARREARS_UNSET: solved for what is left.
   */
  int64_t payment_minor;
  /**
   * What that principal has earned since interest was last posted, as a screen shows it; ARREARS_UNSET: by the rate.
   */
  int64_t accrued_interest_minor;
  /**
   * What overdue amounts have earned of penalty interest, as a screen shows it; ARREARS_UNSET is not told.
   */
  int64_t accrued_penalty_minor;
  /**
   * The same of compound interest.
   */
  int64_t accrued_compound_minor;
  /**
   * What fell due and is unpaid, or is in its grace, oldest first; NULL for nothing.
   */
  const struct arrears_opening_instalment *instalments;
  /**
   * How many.
   */
  size_t instalment_count;
  /**
   * What is posted of each component and belongs to no instalment: fees, costs, penalty and compound interest.
   */
  int64_t unpaid_minor[ARREARS_COMPONENT_ROOM];
  /**
   * Paid in advance.
   */
  int64_t credit_minor;
} arrears_loan_opening;

/**
 * The fee for an overdue instalment of a loan.
 */
typedef struct arrears_loan_late_fee {
  /**
   * The rate on what is unpaid of it, in parts of 10^-12.
   */
  int64_t rate_ppt;
  /**
   * The least fee; 0 for none.
   */
  int64_t floor_minor;
  /**
   * The largest fee; ARREARS_UNSET for none.
   */
  int64_t cap_minor;
} arrears_loan_late_fee;

/**
 * An allocation order: every component before ARREARS_COMPONENT_JUDGMENT_INTEREST once, first to last. A group of components that are met together, oldest first,
 * goes on while its number stays the same.
 */
typedef struct arrears_order {
  /**
   * How many components are listed: ARREARS_COMPONENT_IN_ORDERS, as an order leaves none of them out.
   */
  uint32_t count;
  /**
   * The components, ARREARS_COMPONENT_..., first to last.
   */
  uint8_t component[ARREARS_COMPONENT_ROOM];
  /**
   * The number of the group each stands in.
   */
  uint8_t group[ARREARS_COMPONENT_ROOM];
} arrears_order;

/**
 * How the schedule of a loan departs from a plain one. Start from ARREARS_LOAN_SHAPE_INIT.
 */
typedef struct arrears_loan_shape {
  /**
   * What the time between due dates is counted in: ARREARS_INTERVAL_...; ARREARS_DEFAULT for one month, and `interval_count` is not read.
   */
  int32_t interval;
  /**
   * How many of them due dates are apart: 1, 2, 3, 6 or 12 months, 1 to 52 weeks, 1 to 366 days.
   */
  uint32_t interval_count;
  /**
   * ARREARS_PAYMENT_...: where a level payment comes from.
   */
  int32_t payment_basis;
  /**
   * The level payment, or each equal part of principal, where the contract names it; ARREARS_UNSET.
   */
  int64_t payment_minor;
  /**
   * ARREARS_PAYMENT_ROUNDING_... of a level payment; ARREARS_DEFAULT, and the two below are not read.
   */
  int32_t payment_rounding;
  /**
   * ARREARS_LAST_PAYMENT_...: what the last payment may be.
   */
  int32_t last_payment;
  /**
   * Payments are multiples of this.
   */
  int64_t payment_multiple_minor;
  /**
   * Principal that stays to the end and falls due with the last payment; 0 for none.
   */
  int64_t residual_minor;
  /**
   * Principal due on the day of disbursement; 0 for none.
   */
  int64_t down_payment_minor;
  /**
   * Periods with nothing due, at the start.
   */
  uint32_t deferred_periods;
  /**
   * What becomes of the interest of those: ARREARS_DEFERRED_INTEREST_...
   */
  int32_t deferred_interest;
  /**
   * Periods of interest alone, at the start or after those with nothing due.
   */
  uint32_t interest_only_periods;
  /**
   * What an odd period does to a level payment: ARREARS_ODD_PERIOD_...
   */
  int32_t odd_period;
  /**
   * What a further disbursement does to the payment: ARREARS_FURTHER_DISBURSEMENT_...
   */
  int32_t further_disbursement;
  /**
   * ARREARS_INTEREST_...: at the end of a period or on its first day.
   */
  int32_t interest_timing;
} arrears_loan_shape;

/**
 * The fee for an early repayment from an age of the loan on.
 */
typedef struct arrears_early_repayment_fee_from {
  /**
   * The age in whole months since the disbursement; 0 in the first of a list, ascending.
   */
  uint32_t age_months;
  /**
   * The rate on the principal repaid, in parts of 10^-12.
   */
  int64_t rate_ppt;
} arrears_early_repayment_fee_from;

/**
 * How a loan accrues, what a payment does beyond what is posted, and what limits its charges. Start from
 * ARREARS_LOAN_CONVENTIONS_INIT. What is pointed to is only read by the call.
 */
typedef struct arrears_loan_conventions {
  /**
   * What contract interest accrues on: ARREARS_ACCRUAL_...
   */
  int32_t accrual;
  /**
   * What becomes of the fraction that rounding leaves of interest: ARREARS_FRACTION_...
   */
  int32_t fraction;
  /**
   * What a payment does beyond what is posted: ARREARS_EXCESS_...
   */
  int32_t excess;
  /**
   * By how much an instalment may be short and still count as paid; 0 for none.
   */
  int64_t shortfall_tolerance_minor;
  /**
   * The most that all charges may come to, as a share of the principal paid out in parts of 10^-12; ARREARS_UNSET.
   */
  int64_t charge_cap_ppt;
  /**
   * The fee for an early repayment by the age of the loan; NULL for none.
   */
  const struct arrears_early_repayment_fee_from *early_repayment_fees;
  /**
   * How many, at most 8.
   */
  size_t early_repayment_fee_count;
  /**
   * ARREARS_DEADLINE_...: whether the last day to pay moves off a day on which nobody works.
   */
  int32_t deadline;
  /**
   * The business days of a deadline that moves; NULL for Monday to Friday.
   */
  const struct arrears_business_days *business_days;
} arrears_loan_conventions;

/**
 * The terms of an instalment loan. Start from ARREARS_LOAN_OPTIONS_INIT, set `principal_minor`, `rate`, `disbursed`,
 * `first_due`, `periods` and `method`; whatever else is set goes over the product's preset. What is pointed to is only
 * read by the call.
 */
typedef struct arrears_loan_options {
  /**
   * sizeof(arrears_loan_options).
   */
  size_t struct_size;
  /**
   * The name of a product with a preset, such as "consumerLoan"; NULL for the plainest terms.
   */
  const char *product;
  /**
   * The length of `product` in bytes.
   */
  size_t product_len;
  /**
   * The principal.
   */
  int64_t principal_minor;
  /**
   * The rate of interest, or of the fee of a flat-fee loan.
   */
  struct arrears_rate rate;
  /**
   * The currency; ARREARS_DEFAULT for renminbi.
   */
  arrears_currency currency;
  /**
   * The day the money is paid out.
   */
  arrears_date disbursed;
  /**
   * The first due date.
   */
  arrears_date first_due;
  /**
   * The day of the month of the due dates, where `first_due` is the last day of a short month; ARREARS_DEFAULT.
   */
  int32_t pay_day;
  /**
   * How many due dates, 1 to 600.
   */
  uint32_t periods;
  /**
   * How the principal comes back: ARREARS_METHOD_...
   */
  int32_t method;
  /**
   * What the interest of a whole period is: ARREARS_PERIOD_INTEREST_...
   */
  int32_t period_interest;
  /**
   * How days become a share of a year: ARREARS_DAY_COUNT_...
   */
  int32_t day_count;
  /**
   * How every posting rounds: ARREARS_ROUNDING_...
   */
  int32_t rounding;
  /**
   * How equal parts of principal round: ARREARS_ROUNDING_...
   */
  int32_t split_rounding;
  /**
   * Which of equal parts takes the cents left over: ARREARS_REMAINDER_...
   */
  int32_t split_remainder;
  /**
   * ARREARS_PENALTY_MULTIPLE or ARREARS_PENALTY_OWN_RATE; ARREARS_DEFAULT leaves the penalty and ignores the four below.
   */
  int32_t penalty;
  /**
   * What penalty interest is charged on: ARREARS_PENALTY_BASE_...
   */
  int32_t penalty_base;
  /**
   * How days of penalty interest become a share of a year: ARREARS_DAY_COUNT_...; as those of the contract where left out.
   */
  int32_t penalty_day_count;
  /**
   * The multiple of the contract rate, in parts of 10^-12.
   */
  int64_t penalty_multiple_ppt;
  /**
   * The penalty rate of its own.
   */
  struct arrears_rate penalty_rate;
  /**
   * What overdue interest bears: ARREARS_COMPOUND_...
   */
  int32_t compound;
  /**
   * The first day that bears penalty and compound interest: ARREARS_OVERDUE_FROM_...
   */
  int32_t overdue_from;
  /**
   * Days of late-payment grace after a due date; ARREARS_UNSET.
   */
  int32_t late_payment_grace_days;
  /**
   * Which balance the day of a payment accrues on: ARREARS_PAYMENT_DAY_...
   */
  int32_t payment_day;
  /**
   * ARREARS_YES or ARREARS_NO: whether the lender may call the whole loan due.
   */
  int32_t accelerates;
  /**
   * Whether groups of components or instalments come first: ARREARS_ALLOCATION_...
   */
  int32_t allocation_mode;
  /**
   * The late fee; NULL for none.
   */
  const struct arrears_loan_late_fee *late_fee;
  /**
   * The allocation order; NULL for costs, charges, principal.
   */
  const struct arrears_order *order;
  /**
   * How the schedule departs from a plain one; NULL for a plain one.
   */
  const struct arrears_loan_shape *shape;
  /**
   * How it accrues, what a payment does beyond what is posted, what limits charges; NULL for the plainest terms.
   */
  const struct arrears_loan_conventions *conventions;
} arrears_loan_options;

/**
 * One instalment of a schedule, in minor units.
 */
typedef struct arrears_instalment {
  /**
   * When it falls due.
   */
  arrears_date due;
  /**
   * What is owed of the principal before it.
   */
  int64_t opening_minor;
  /**
   * The principal in it.
   */
  int64_t principal_minor;
  /**
   * The interest in it.
   */
  int64_t interest_minor;
  /**
   * The fee in it.
   */
  int64_t fee_minor;
  /**
   * What is to be paid: principal, interest and fee.
   */
  int64_t payment_minor;
} arrears_instalment;

/**
 * A rate and the day it comes into force.
 */
typedef struct arrears_rate_from {
  /**
   * The first day; ARREARS_DATE_NONE in the first of a list: always.
   */
  arrears_date from;
  /**
   * The rate.
   */
  struct arrears_rate rate;
} arrears_rate_from;

/**
 * The ratios of the minimum payment and the day they come into force.
 */
typedef struct arrears_minimum_ratios_from {
  /**
   * The first day; ARREARS_DATE_NONE in the first of a list: always.
   */
  arrears_date from;
  /**
   * The ratio of each component, ARREARS_COMPONENT_..., in parts of 10^-12.
   */
  int64_t ratio_ppt[ARREARS_COMPONENT_ROOM];
} arrears_minimum_ratios_from;

/**
 * A late-fee rule of a card and the day it comes into force.
 */
typedef struct arrears_late_fee_from {
  /**
   * The first day; ARREARS_DATE_NONE in the first of a list: always.
   */
  arrears_date from;
  /**
   * From the n-th consecutive miss on `repeated_rate_ppt` is the rate; 0 for no such rate.
   */
  uint32_t repeated_missed_payments;
  /**
   * The rate on the shortfall of the minimum payment, in parts of 10^-12.
   */
  int64_t rate_ppt;
  /**
   * The rate of repeated missed payments, in parts of 10^-12.
   */
  int64_t repeated_rate_ppt;
  /**
   * The least fee; 0 for none.
   */
  int64_t floor_minor;
  /**
   * The largest fee; ARREARS_UNSET for none.
   */
  int64_t cap_minor;
  /**
   * Unpaid principal up to this is itself the fee; ARREARS_UNSET for no such rule.
   */
  int64_t small_balance_minor;
} arrears_late_fee_from;

/**
 * An amount and the day it comes into force.
 */
typedef struct arrears_amount_from {
  /**
   * The first day; ARREARS_DATE_NONE in the first of a list: always.
   */
  arrears_date from;
  /**
   * The amount.
   */
  int64_t amount_minor;
} arrears_amount_from;

/**
 * The terms of a card. Start from ARREARS_CARD_OPTIONS_INIT, set `opened`, `statement_day`, and either an issuer or
 * the purchase rates; whatever else is set goes over the issuer's preset. The arrays are only read by the call.
 */
typedef struct arrears_card_options {
  /**
   * sizeof(arrears_card_options).
   */
  size_t struct_size;
  /**
   * The name of an issuer with a preset, such as "cmb"; NULL for the plainest terms.
   */
  const char *issuer;
  /**
   * The length of `issuer` in bytes.
   */
  size_t issuer_len;
  /**
   * The currency; ARREARS_DEFAULT for renminbi.
   */
  arrears_currency currency;
  /**
   * The day the account was opened.
   */
  arrears_date opened;
  /**
   * The day of the month of statements, 1 to 31.
   */
  int32_t statement_day;
  /**
   * When statements are due: ARREARS_DUE_...
   */
  int32_t due_rule;
  /**
   * Days after the statement, or the day of the month, by `due_rule`.
   */
  int32_t due_days;
  /**
   * Days of late-payment grace after the due date; ARREARS_UNSET.
   */
  int32_t late_payment_grace_days;
  /**
   * What bears interest once the interest-free period of a statement is lost: ARREARS_INTEREST_BASE_...
   */
  int32_t interest_base;
  /**
   * When interest bears interest: ARREARS_COMPOUNDING_...
   */
  int32_t compounding;
  /**
   * Which cycle the statement day belongs to: ARREARS_STATEMENT_DAY_...
   */
  int32_t statement_day_accrual;
  /**
   * Which balance the day of a payment accrues on: ARREARS_PAYMENT_DAY_...
   */
  int32_t payment_day;
  /**
   * How much of an unpaid minimum payment joins the next: ARREARS_CARRY_...
   */
  int32_t carry;
  /**
   * How every posting rounds: ARREARS_ROUNDING_...
   */
  int32_t rounding;
  /**
   * How the parts of an instalment plan round: ARREARS_ROUNDING_...
   */
  int32_t split_rounding;
  /**
   * Which part of an instalment plan takes the cents left over: ARREARS_REMAINDER_...
   */
  int32_t split_remainder;
  /**
   * Whether purchases made while a balance revolves keep their own interest-free period: ARREARS_YES or ARREARS_NO.
   */
  int32_t new_purchases_keep_interest_free_period;
  /**
   * Whether a refund counts toward the statement and the minimum payment: ARREARS_YES or ARREARS_NO.
   */
  int32_t refund_counts_as_payment;
  /**
   * The n-th consecutive miss is the last with a late fee; ARREARS_UNSET.
   */
  int32_t late_fee_last_miss;
  /**
   * No late fee beyond so many days past due; ARREARS_UNSET.
   */
  int32_t late_fee_last_day_past_due;
  /**
   * ARREARS_YES: no late fee from a write-off on.
   */
  int32_t late_fee_ends_with_write_off;
  /**
   * The shortfall that still counts as paid in full; ARREARS_UNSET.
   */
  int64_t tolerance_minor;
  /**
   * The least minimum payment; ARREARS_UNSET.
   */
  int64_t minimum_floor_minor;
  /**
   * The least interest charge on purchases; ARREARS_UNSET.
   */
  int64_t minimum_purchase_interest_minor;
  /**
   * The least interest charge on cash; ARREARS_UNSET.
   */
  int64_t minimum_cash_interest_minor;
  /**
   * The fee for settling an instalment plan early, in parts of 10^-12; ARREARS_UNSET.
   */
  int64_t early_settlement_fee_ppt;
  /**
   * The daily rates of purchases over time; NULL to leave them.
   */
  const struct arrears_rate_from *purchase_rates;
  /**
   * How many.
   */
  size_t purchase_rate_count;
  /**
   * The daily rates of cash advances over time; NULL for those of purchases.
   */
  const struct arrears_rate_from *cash_rates;
  /**
   * How many.
   */
  size_t cash_rate_count;
  /**
   * The ratios of the minimum payment over time; NULL to leave them.
   */
  const struct arrears_minimum_ratios_from *minimum_ratios;
  /**
   * How many.
   */
  size_t minimum_ratio_count;
  /**
   * The late-fee rules over time; NULL to leave them.
   */
  const struct arrears_late_fee_from *late_fees;
  /**
   * How many.
   */
  size_t late_fee_count;
  /**
   * Three allocation orders: current, 1 to 90 days past due, from day 91; NULL to leave them.
   */
  const struct arrears_order *orders;
  /**
   * 3, or 0 where `orders` is NULL.
   */
  size_t order_count;
  /**
   * The credit limits over time; NULL for none known.
   */
  const struct arrears_amount_from *credit_limits;
  /**
   * How many.
   */
  size_t credit_limit_count;
  /**
   * Past closing dates as printed, the first statements of the account; NULL for none.
   */
  const arrears_date *statement_dates;
  /**
   * How many, at most 120.
   */
  size_t statement_date_count;
} arrears_card_options;

/**
 * No date, where a date may be left out.
 */
#define ARREARS_DATE_NONE -1

/**
 * 1900-01-01.
 */
#define ARREARS_DATE_MIN 0

/**
 * 2199-12-31.
 */
#define ARREARS_DATE_MAX 109572

/**
 * Australian dollar.
 */
#define ARREARS_CURRENCY_AUD 36

/**
 * Canadian dollar.
 */
#define ARREARS_CURRENCY_CAD 124

/**
 * Brazilian real.
 */
#define ARREARS_CURRENCY_BRL 986

/**
 * Swiss franc.
 */
#define ARREARS_CURRENCY_CHF 756

/**
 * Renminbi, in fen.
 */
#define ARREARS_CURRENCY_CNY 156

/**
 * Euro.
 */
#define ARREARS_CURRENCY_EUR 978

/**
 * Pound sterling.
 */
#define ARREARS_CURRENCY_GBP 826

/**
 * Hong Kong dollar.
 */
#define ARREARS_CURRENCY_HKD 344

/**
 * Indian rupee.
 */
#define ARREARS_CURRENCY_INR 356

/**
 * Yen, no decimals.
 */
#define ARREARS_CURRENCY_JPY 392

/**
 * Won, no decimals.
 */
#define ARREARS_CURRENCY_KRW 410

/**
 * Kuwaiti dinar, three decimals.
 */
#define ARREARS_CURRENCY_KWD 414

/**
 * Pataca.
 */
#define ARREARS_CURRENCY_MOP 446

/**
 * Singapore dollar.
 */
#define ARREARS_CURRENCY_SGD 702

/**
 * New Taiwan dollar.
 */
#define ARREARS_CURRENCY_TWD 901

/**
 * US dollar.
 */
#define ARREARS_CURRENCY_USD 840

/**
 * Success.
 */
#define ARREARS_STATUS_OK 0

/**
 * A pointer that must not be NULL is NULL.
 */
#define ARREARS_STATUS_NULL_POINTER 1

/**
 * Text is not UTF-8.
 */
#define ARREARS_STATUS_NOT_UTF8 2

/**
 * A length is larger than any object.
 */
#define ARREARS_STATUS_TOO_LONG 3

/**
 * A number stands for no value of its enumeration; the path names the argument or field.
 */
#define ARREARS_STATUS_UNKNOWN_VALUE 4

/**
 * A struct's `struct_size` is not the size this library knows: start from its _INIT macro.
 */
#define ARREARS_STATUS_STRUCT_SIZE 5

/**
 * The caller's buffer is too small.
 */
#define ARREARS_STATUS_BUFFER_TOO_SMALL 6

/**
 * The workspace is at work in another thread: each thread needs its own.
 */
#define ARREARS_STATUS_BUSY 7

/**
 * A pointer does not lie on the boundary that its type needs.
 */
#define ARREARS_STATUS_MISALIGNED 8

/**
 * A defect inside the library; the call had no effect. Please report it.
 */
#define ARREARS_STATUS_PANIC 99

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * An account from its terms and its events, in any order; a place in the array is what `target` names.
 *
 * @param terms  the terms; may be freed before the account
 * @param events the events; only read by the call
 * @param count  how many
 * @param out    receives the account, the caller's to free; NULL on failure
 *
 * # Safety
 * `terms` is NULL or terms that were not freed, `events` NULL or `count` events; `out` and `error` are NULL or valid
 * for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_account_new(const struct arrears_terms *terms,
                                   const struct arrears_event *events,
                                   size_t count,
                                   struct arrears_account **out,
                                   struct arrears_error *error);

/**
 * The account of a case document, and the days it asks about.
 *
 * @param json     the case document, `arrears-case/2`: UTF-8, `len` bytes
 * @param len      the length of `json` in bytes
 * @param out      receives the account, the caller's to free; NULL on failure
 * @param as_of    receives the day asked about; may be NULL
 * @param known_on receives the day of knowledge, or ARREARS_DATE_NONE; may be NULL
 *
 * # Safety
 * `json` is NULL or valid for reading `len` bytes; the others are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_account_from_case(const char *json,
                                         size_t len,
                                         struct arrears_account **out,
                                         arrears_date *as_of,
                                         arrears_date *known_on,
                                         struct arrears_error *error);

/**
 * Where the account stands on a day.
 *
 * @param account   the account
 * @param as_of     the day asked about
 * @param known_on  leaves out what was recorded later than this day; ARREARS_DATE_NONE for everything known
 * @param workspace space to work in, so that the heap is not asked; NULL for space of the call's own
 * @param out       receives the balance; its `struct_size` must be set
 *
 * # Safety
 * `account` and `workspace` are NULL or were not freed; `out` is NULL or points to a struct whose `struct_size` is set;
 * `error` is NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_account_balance(const struct arrears_account *account,
                                       arrears_date as_of,
                                       arrears_date known_on,
                                       const struct arrears_workspace *workspace,
                                       struct arrears_balance *out,
                                       struct arrears_error *error);

/**
 * Every balance assertion known up to a day, compared, in the order of the events.
 *
 * @param account  the account
 * @param as_of    the day asked about
 * @param known_on leaves out what was recorded later than this day; ARREARS_DATE_NONE for everything known
 * @param rows     receives the rows
 * @param room     how many rows there is room for
 * @param count    receives how many there are, also where the room is too small
 *
 * # Safety
 * `account` is NULL or an account that was not freed; `rows` is NULL or valid for writing `room` rows; `count` and
 * `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_account_assertions(const struct arrears_account *account,
                                          arrears_date as_of,
                                          arrears_date known_on,
                                          struct arrears_assertion *rows,
                                          size_t room,
                                          size_t *count,
                                          struct arrears_error *error);

/**
 * Frees an account. NULL is allowed and does nothing.
 *
 * # Safety
 * `account` is NULL or an account that was not freed.
 */
void arrears_account_free(struct arrears_account *account);

/**
 * Where each of many accounts stands. One account that cannot be replayed does not stop the others: its row in
 * `statuses` says why.
 *
 * @param batch     the accounts; only read by the call
 * @param out       the columns to fill; they must not overlap those of `batch`
 * @param failed    receives how many accounts have no balance; may be NULL
 * @param workspace space to work in; NULL for space of the call's own
 *
 * # Safety
 * `batch` and `out` are NULL or point to structs whose `struct_size` is right and whose pointers are NULL or point to as
 * many elements as their counts say; terms and `workspace` were not freed; `failed` and `error` are NULL or valid for
 * writing.
 */
ARREARS_NODISCARD
arrears_status arrears_batch_balance(const struct arrears_batch *batch,
                                     const struct arrears_batch_balances *out,
                                     size_t *failed,
                                     const struct arrears_workspace *workspace,
                                     struct arrears_error *error);

/**
 * A day, where it is a business day, or the next one that is.
 *
 * @param days which days are business days
 * @param day  the day
 * @param out  receives it
 *
 * # Safety
 * `days` is NULL or a struct whose pointers are NULL or lead to as many dates as their counts say; `out` and `error` are
 * NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_business_days_next(const struct arrears_business_days *days,
                                          arrears_date day,
                                          arrears_date *out,
                                          struct arrears_error *error);

/**
 * Computes the report of a case document.
 *
 * @param json  the case document, `arrears-case/2`: UTF-8, `len` bytes
 * @param len   the length of `json` in bytes
 * @param out   receives the report document, `arrears-report/2`, the caller's to free; NULL on failure
 * @param error receives the code, the path in the document and a message; may be NULL
 *
 * # Safety
 * `json` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_case_report(const char *json,
                                   size_t len,
                                   struct arrears_text **out,
                                   struct arrears_error *error);

/**
 * The five-tier class of days past due by classification rules (ARREARS_CLASSIFICATION_RULES_...): ARREARS_CLASSIFICATION_PASS to ARREARS_CLASSIFICATION_LOSS.
 *
 * # Safety
 * `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_classification_of_days(int32_t days_past_due,
                                              int32_t classification_rules,
                                              int32_t *out,
                                              struct arrears_error *error);

/**
 * The name of a component in documents, such as "purchase"; NULL for a number that is none. Static text.
 */
const char *arrears_component_name(int32_t component);

/**
 * The date of a year, a month from 1 and a day from 1.
 *
 * # Safety
 * `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_date_from_ymd(int32_t year,
                                     int32_t month,
                                     int32_t day,
                                     arrears_date *out,
                                     struct arrears_error *error);

/**
 * Year, month from 1 and day from 1 of a date.
 *
 * # Safety
 * `year`, `month`, `day` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_date_to_ymd(arrears_date date,
                                   int32_t *year,
                                   int32_t *month,
                                   int32_t *day,
                                   struct arrears_error *error);

/**
 * Reads `2026-01-31`.
 *
 * # Safety
 * `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_date_parse(const char *data,
                                  size_t len,
                                  arrears_date *out,
                                  struct arrears_error *error);

/**
 * Writes a date as `2026-01-31`, with a terminating zero: ARREARS_DATE_TEXT_SIZE bytes are enough.
 *
 * # Safety
 * `buffer` is NULL or valid for writing `size` bytes; `error` is NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_date_format(arrears_date date,
                                   char *buffer,
                                   size_t size,
                                   struct arrears_error *error);

/**
 * The date some months later (earlier where negative), on `intended_day` of the month or its last day: from 31 January
 * one month is 28 February and two are 31 March, with an intended day of 31.
 *
 * # Safety
 * `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_date_plus_months(arrears_date date,
                                        int32_t months,
                                        int32_t intended_day,
                                        arrears_date *out,
                                        struct arrears_error *error);

/**
 * The nominal and the effective rate of flows that are one period apart, without the heap.
 *
 * @param flows_minor    2 to 601 amounts: below zero what is lent and above what comes back, or the other way round
 * @param count          how many
 * @param periods_a_year 1 to 366; 12 for months
 * @param decimals       of the percentage, 1 to 6
 * @param out            receives the rates
 *
 * # Safety
 * `flows_minor` is NULL or `count` amounts; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_flows_periodic_rate(const int64_t *flows_minor,
                                           size_t count,
                                           int32_t periods_a_year,
                                           int32_t decimals,
                                           struct arrears_quoted_rate *out,
                                           struct arrears_error *error);

/**
 * The effective rate of flows on dates, without the heap.
 *
 * @param flows         2 to 601 flows in order of date
 * @param count         how many
 * @param year_fraction ARREARS_YEAR_...
 * @param decimals      of the percentage, 1 to 6
 * @param out           receives the rate
 *
 * # Safety
 * `flows` is NULL or `count` flows; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_flows_dated_rate(const struct arrears_dated_flow *flows,
                                        size_t count,
                                        int32_t year_fraction,
                                        int32_t decimals,
                                        struct arrears_quoted_rate *out,
                                        struct arrears_error *error);

/**
 * What the rules of mainland China say of an account on a day: every rule that has something to say, in the order of the
 * rulebook, with the figures it compared. Plans, agreements and documents are judged in a case document.
 *
 * @param account  the account
 * @param as_of    the day asked about
 * @param known_on leaves out what was recorded later than this day; ARREARS_DATE_NONE for everything known
 * @param product  ARREARS_PRODUCT_..., or 0 for the usual one of a card or a loan
 * @param lender   ARREARS_LENDER_..., or 0 for a bank
 * @param rows     receives the rows
 * @param room     how many rows there is room for
 * @param count    receives how many there are, also where the room is too small
 *
 * # Safety
 * `account` is NULL or an account that was not freed; `rows` is NULL or valid for writing `room` rows; `count` and
 * `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_account_verdicts(const struct arrears_account *account,
                                        arrears_date as_of,
                                        arrears_date known_on,
                                        int32_t product,
                                        int32_t lender,
                                        struct arrears_verdict *rows,
                                        size_t room,
                                        size_t *count,
                                        struct arrears_error *error);

/**
 * The three letters of a currency, such as "CNY"; NULL for a number that is none. Static text.
 */
const char *arrears_currency_code(arrears_currency currency);

/**
 * The number of a currency's three letters, such as "CNY".
 *
 * # Safety
 * `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_currency_from_code(const char *data,
                                          size_t len,
                                          arrears_currency *out,
                                          struct arrears_error *error);

/**
 * Reads `1234`, `1234.5` or `-1234.56` into minor units.
 *
 * # Safety
 * `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_money_parse(const char *data,
                                   size_t len,
                                   arrears_currency currency,
                                   int64_t *out_minor,
                                   struct arrears_error *error);

/**
 * Writes minor units as `1234.56`, with a terminating zero: ARREARS_MONEY_TEXT_SIZE bytes are enough.
 *
 * # Safety
 * `buffer` is NULL or valid for writing `size` bytes; `error` is NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_money_format(int64_t amount_minor,
                                    arrears_currency currency,
                                    char *buffer,
                                    size_t size,
                                    struct arrears_error *error);

/**
 * A card that begins where an opening says it stood, and what happened after that.
 *
 * @param terms   the terms of a card; may be freed before the account
 * @param opening where it stood; only read by the call
 * @param events  the events after it; only read by the call
 * @param count   how many
 * @param out     receives the account, the caller's to free; NULL on failure
 *
 * # Safety
 * `terms` is NULL or terms that were not freed, `opening` NULL or a struct whose `struct_size` is set and whose pointers
 * are NULL or lead to what their counts say, `events` NULL or `count` events; `out` and `error` are NULL or valid for
 * writing.
 */
ARREARS_NODISCARD
arrears_status arrears_account_open_card(const struct arrears_terms *terms,
                                         const struct arrears_card_opening *opening,
                                         const struct arrears_event *events,
                                         size_t count,
                                         struct arrears_account **out,
                                         struct arrears_error *error);

/**
 * A loan that begins where an opening says it stood, and what happened after that.
 *
 * @param terms   the terms of a loan; may be freed before the account
 * @param opening where it stood; only read by the call
 * @param events  the events after it; only read by the call
 * @param count   how many
 * @param out     receives the account, the caller's to free; NULL on failure
 *
 * # Safety
 * As arrears_account_open_card.
 */
ARREARS_NODISCARD
arrears_status arrears_account_open_loan(const struct arrears_terms *terms,
                                         const struct arrears_loan_opening *opening,
                                         const struct arrears_event *events,
                                         size_t count,
                                         struct arrears_account **out,
                                         struct arrears_error *error);

/**
 * Reads a decimal fraction such as `0.0005` as a rate of a period.
 *
 * # Safety
 * `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_rate_parse(const char *data,
                                  size_t len,
                                  int32_t period,
                                  struct arrears_rate *out,
                                  struct arrears_error *error);

/**
 * Writes a rate as `0.05% a day`, with a terminating zero: ARREARS_RATE_TEXT_SIZE bytes are enough.
 *
 * # Safety
 * `rate` is NULL or valid for reading, `buffer` NULL or valid for writing `size` bytes, `error` NULL or valid for
 * writing.
 */
ARREARS_NODISCARD
arrears_status arrears_rate_format(const struct arrears_rate *rate,
                                   char *buffer,
                                   size_t size,
                                   struct arrears_error *error);

/**
 * The schedule of a loan, without the heap.
 *
 * @param options the loan; what it says of overdue amounts is not read
 * @param rows    receives the rows
 * @param room    how many rows there is room for
 * @param count   receives how many rows the schedule has, where the room is too small how many it may have at most
 *
 * # Safety
 * `options` is NULL or points to a struct whose `struct_size` is right; `rows` is NULL or valid for writing `room` rows;
 * `count` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_schedule_build(const struct arrears_loan_options *options,
                                      struct arrears_instalment *rows,
                                      size_t room,
                                      size_t *count,
                                      struct arrears_error *error);

/**
 * The schedule that the terms of a loan promise, without the heap. Terms of a card have none: the code is `wrongKind`.
 *
 * @param rows  receives the rows
 * @param room  how many rows there is room for
 * @param count receives how many rows the schedule has, where the room is too small how many it may have at most
 *
 * # Safety
 * `terms` is NULL or terms that were not freed; `rows` is NULL or valid for writing `room` rows; `count` and `error` are
 * NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_terms_schedule(const struct arrears_terms *terms,
                                      struct arrears_instalment *rows,
                                      size_t room,
                                      size_t *count,
                                      struct arrears_error *error);

/**
 * The stable name of a status, such as "ok", "nullPointer" or "unknownKey"; "unknown" for a number that is none.
 * Static text.
 */
const char *arrears_status_name(arrears_status status);

/**
 * The terms of a card.
 *
 * @param options the terms; only read by the call
 * @param out     receives the terms, the caller's to free; NULL on failure
 *
 * # Safety
 * `options` is NULL or points to a struct whose `struct_size` is right and whose pointers are NULL or point to as many
 * elements as their counts say; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_terms_new_card(const struct arrears_card_options *options,
                                      struct arrears_terms **out,
                                      struct arrears_error *error);

/**
 * The usual terms of a card of an issuer with a preset, without anything set over them.
 *
 * @param issuer        the issuer's name, such as "cmb"
 * @param opened        the day the account was opened
 * @param statement_day the day of the month of statements, 1 to 31
 * @param out           receives the terms, the caller's to free; NULL on failure
 *
 * # Safety
 * `issuer` is NULL or valid for reading `issuer_len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_terms_new_preset_card(const char *issuer,
                                             size_t issuer_len,
                                             arrears_date opened,
                                             int32_t statement_day,
                                             struct arrears_terms **out,
                                             struct arrears_error *error);

/**
 * The terms of an instalment loan.
 *
 * @param options the terms; only read by the call
 * @param out     receives the terms, the caller's to free; NULL on failure
 *
 * # Safety
 * As arrears_terms_new_card.
 */
ARREARS_NODISCARD
arrears_status arrears_terms_new_loan(const struct arrears_loan_options *options,
                                      struct arrears_terms **out,
                                      struct arrears_error *error);

/**
 * The terms of a card or a loan from JSON: the `account` of a case document without its `events`, that is
 * `{ "kind": "card", "terms": { ... } }`. Whatever a document can say of terms, this can.
 *
 * @param json the text
 * @param out  receives the terms, the caller's to free; NULL on failure
 *
 * # Safety
 * `json` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_terms_from_json(const char *json,
                                       size_t len,
                                       struct arrears_terms **out,
                                       struct arrears_error *error);

/**
 * Frees terms; accounts made from them stay good. NULL is allowed and does nothing.
 *
 * # Safety
 * `terms` is NULL or terms that were not freed.
 */
void arrears_terms_free(struct arrears_terms *terms);

/**
 * The bytes of the text, ending with a zero; borrowed from `text`, until it is freed. NULL if `text` is NULL.
 *
 * # Safety
 * `text` is NULL or a text that was not freed.
 */
const char *arrears_text_data(const struct arrears_text *text);

/**
 * The number of bytes, the terminating zero not counted. 0 if `text` is NULL.
 *
 * # Safety
 * `text` is NULL or a text that was not freed.
 */
size_t arrears_text_len(const struct arrears_text *text);

/**
 * Frees a text. NULL is allowed and does nothing.
 *
 * # Safety
 * `text` is NULL or a text that was not freed.
 */
void arrears_text_free(struct arrears_text *text);

/**
 * The version of the library that is loaded, such as "0.1.0". Static text.
 */
const char *arrears_version(void);

/**
 * The version of the arithmetic: it changes whenever a computed amount does. Static text.
 */
const char *arrears_calc_version(void);

/**
 * A workspace, empty. One for each thread.
 *
 * @param out receives the workspace, the caller's to free; NULL on failure
 *
 * # Safety
 * `out` and `error` are NULL or valid for writing.
 */
ARREARS_NODISCARD
arrears_status arrears_workspace_new(struct arrears_workspace **out,
                                     struct arrears_error *error);

/**
 * Frees a workspace. NULL is allowed and does nothing.
 *
 * # Safety
 * `workspace` is NULL or a workspace that was not freed and that no call works in.
 */
void arrears_workspace_free(struct arrears_workspace *workspace);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* ARREARS_H */
