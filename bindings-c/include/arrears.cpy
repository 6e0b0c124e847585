*> arrears for COBOL: the records of arrears.h that an account, its terms, its schedule and a batch need, free format. Fillers are
*> the gaps that C leaves. Amounts are whole minor units, dates days since 1900-01-01, rates whole 10^-12.
78 arrears-date-none            value -1.
78 arrears-no-event             value 4294967295.
*> Nothing, in columns of a batch.
78 arrears-no-figure            value -9223372036854775808.
*> Not said, in options.
78 arrears-unset                value -1.
78 arrears-currency-cny         value 156.
78 arrears-component-count      value 14.
78 arrears-event-purchase               value 0.
78 arrears-event-payment                value 1.
78 arrears-event-cash-advance           value 2.
78 arrears-event-refund                 value 3.
78 arrears-event-cost                   value 4.
78 arrears-event-fee                    value 5.
78 arrears-event-disbursement           value 6.
78 arrears-event-conversion             value 7.
78 arrears-event-instalment-settlement  value 8.
78 arrears-event-waiver                 value 9.
78 arrears-event-freeze                 value 10.
78 arrears-event-unfreeze               value 11.
78 arrears-event-rate-change            value 12.
78 arrears-event-early-repayment        value 13.
78 arrears-event-acceleration           value 14.
78 arrears-event-due-date-change        value 15.
78 arrears-event-reversal               value 16.
78 arrears-event-write-off              value 17.
78 arrears-event-assertion              value 18.
78 arrears-event-judgment               value 19.
78 arrears-event-credit-limit-change    value 20.
78 arrears-event-cycle-change           value 21.
78 arrears-event-chargeback             value 22.
78 arrears-event-credit-refund          value 23.
78 arrears-event-payment-change         value 24.
78 arrears-event-dispute                value 25.
78 arrears-event-dispute-end            value 26.

01 arrears-error.
   05 error-code                usage binary-long.
   05 error-name                pic x(64).
   05 error-path                pic x(256).
   05 error-message             pic x(512).
   05 error-message-zh          pic x(512).

01 arrears-events.
   05 arrears-event             occurs 1000 times.
      10 event-kind             usage binary-long.
      10 event-effective        usage binary-long.
      10 event-recorded         usage binary-long.
      10 event-target           usage binary-long unsigned.
      10 event-amount-minor     usage binary-double.
      10 event-fee-minor        usage binary-double.
      10 event-rate-ppt         usage binary-double.
      10 event-rate-period      usage binary-long.
      10 filler                 pic x(4).
      10 event-purchase-rate-ppt usage binary-double.
      10 event-purchase-rate-period usage binary-long.
      10 filler                 pic x(4).
      10 event-cash-rate-ppt    usage binary-double.
      10 event-cash-rate-period usage binary-long.
      10 filler                 pic x(4).
      10 event-components       usage binary-long unsigned.
      10 event-periods          usage binary-long unsigned.
      10 event-charge           usage binary-long.
      10 event-keep             usage binary-long.
      10 event-due              usage binary-long.
      10 event-interest-continues usage binary-long.
      10 event-statement-day    usage binary-long.
      10 event-due-rule         usage binary-long.
      10 event-due-days         usage binary-long.
      10 event-outcome          usage binary-long.

01 arrears-balance.
   05 balance-struct-size       usage binary-double unsigned.
   05 balance-as-of             usage binary-long.
   05 balance-currency          usage binary-long.
   05 balance-billed-minor      usage binary-double occurs 16 times.
   05 balance-unbilled-minor    usage binary-double occurs 16 times.
   05 balance-posted-minor      usage binary-double.
   05 balance-credit-minor      usage binary-double.
   05 balance-accrued-interest-minor usage binary-double.
   05 balance-accrued-compound-interest-minor usage binary-double.
   05 balance-accrued-penalty-interest-minor usage binary-double.
   05 balance-accrued-judgment-interest-minor usage binary-double.
   05 balance-disputed-minor    usage binary-double.
   05 balance-retroactive-interest-minor usage binary-double.
   05 balance-plan-principal-minor usage binary-double.
   05 balance-early-settlement-fee-minor usage binary-double.
   05 balance-payoff-minor      usage binary-double.
   05 balance-overdue-minor     usage binary-double.
   05 balance-overdue-since     usage binary-long.
   05 balance-days-past-due     usage binary-long.
   05 balance-bucket            usage binary-long.
   05 balance-consecutive-missed-payments usage binary-long unsigned.

*> The terms of a loan. Initialize it, then move its length to loan-struct-size and arrears-unset to loan-late-payment-grace-days.
01 arrears-loan-options.
   05 loan-struct-size         usage binary-double unsigned.
   05 loan-product             usage pointer.
   05 loan-product-len         usage binary-double unsigned.
   05 loan-principal-minor     usage binary-double.
   05 loan-rate-ppt            usage binary-double.
   05 loan-rate-period         usage binary-long.
   05 filler                   pic x(4).
   05 loan-currency            usage binary-long.
   05 loan-disbursed           usage binary-long.
   05 loan-first-due           usage binary-long.
   05 loan-pay-day             usage binary-long.
   05 loan-periods             usage binary-long unsigned.
   05 loan-method              usage binary-long.
   05 loan-period-interest     usage binary-long.
   05 loan-day-count           usage binary-long.
   05 loan-rounding            usage binary-long.
   05 loan-split-rounding      usage binary-long.
   05 loan-split-remainder     usage binary-long.
   05 loan-penalty             usage binary-long.
   05 loan-penalty-base        usage binary-long.
   05 loan-penalty-day-count   usage binary-long.
   05 loan-penalty-multiple-ppt usage binary-double.
   05 loan-penalty-rate-ppt    usage binary-double.
   05 loan-penalty-rate-period usage binary-long.
   05 filler                   pic x(4).
   05 loan-compound            usage binary-long.
   05 loan-overdue-from        usage binary-long.
   05 loan-late-payment-grace-days usage binary-long.
   05 loan-payment-day         usage binary-long.
   05 loan-accelerates         usage binary-long.
   05 loan-allocation-mode     usage binary-long.
   05 loan-late-fee            usage pointer.
   05 loan-order               usage pointer.
   05 loan-shape               usage pointer.
   05 loan-conventions         usage pointer.

*> The rows of a schedule.
01 arrears-instalments.
   05 arrears-instalment       occurs 600 times.
      10 instalment-due        usage binary-long.
      10 filler                pic x(4).
      10 instalment-opening-minor usage binary-double.
      10 instalment-principal-minor usage binary-double.
      10 instalment-interest-minor usage binary-double.
      10 instalment-fee-minor  usage binary-double.
      10 instalment-payment-minor usage binary-double.

*> The terms of a card. Initialize it, then move its length to card-struct-size, and arrears-unset to the grace days, to the last
*> miss and the last day past due of a late fee, and to the amounts from card-tolerance-minor to card-early-settlement-fee-ppt.
01 arrears-card-options.
   05 card-struct-size         usage binary-double unsigned.
   05 card-issuer              usage pointer.
   05 card-issuer-len          usage binary-double unsigned.
   05 card-currency            usage binary-long.
   05 card-opened              usage binary-long.
   05 card-statement-day       usage binary-long.
   05 card-due-rule            usage binary-long.
   05 card-due-days            usage binary-long.
   05 card-late-payment-grace-days usage binary-long.
   05 card-interest-base       usage binary-long.
   05 card-compounding         usage binary-long.
   05 card-statement-day-accrual usage binary-long.
   05 card-payment-day         usage binary-long.
   05 card-carry               usage binary-long.
   05 card-rounding            usage binary-long.
   05 card-split-rounding      usage binary-long.
   05 card-split-remainder     usage binary-long.
   05 card-new-purchases-keep-interest-free-period usage binary-long.
   05 card-refund-counts-as-payment usage binary-long.
   05 card-late-fee-last-miss  usage binary-long.
   05 card-late-fee-last-day-past-due usage binary-long.
   05 card-late-fee-ends-with-write-off usage binary-long.
   05 filler                   pic x(4).
   05 card-tolerance-minor     usage binary-double.
   05 card-minimum-floor-minor usage binary-double.
   05 card-minimum-purchase-interest-minor usage binary-double.
   05 card-minimum-cash-interest-minor usage binary-double.
   05 card-early-settlement-fee-ppt usage binary-double.
   05 card-purchase-rates      usage pointer.
   05 card-purchase-rate-count usage binary-double unsigned.
   05 card-cash-rates          usage pointer.
   05 card-cash-rate-count     usage binary-double unsigned.
   05 card-minimum-ratios      usage pointer.
   05 card-minimum-ratio-count usage binary-double unsigned.
   05 card-late-fees           usage pointer.
   05 card-late-fee-count      usage binary-double unsigned.
   05 card-orders              usage pointer.
   05 card-order-count         usage binary-double unsigned.
   05 card-credit-limits       usage pointer.
   05 card-credit-limit-count  usage binary-double unsigned.
   05 card-statement-dates     usage pointer.
   05 card-statement-date-count usage binary-double unsigned.

*> Many accounts, a column a field: each pointer is the address of a table with one element a row; null holds nothing. Initialize
*> it, then move length of arrears-batch to batch-struct-size and arrears-date-none to batch-known-on-all.
01 arrears-batch.
   05 batch-struct-size        usage binary-double unsigned.
   05 batch-account-count      usage binary-double unsigned.
   05 batch-event-count        usage binary-double unsigned.
   05 batch-terms              usage pointer.
   05 batch-terms-count        usage binary-double unsigned.
   05 batch-terms-index        usage pointer.
   05 batch-offsets            usage pointer.
   05 batch-event-days         usage pointer.
   05 batch-event-kinds        usage pointer.
   05 batch-event-minors       usage pointer.
   05 batch-event-recorded     usage pointer.
   05 batch-event-targets      usage pointer.
   05 batch-event-fee-minors   usage pointer.
   05 batch-event-components   usage pointer.
   05 batch-event-periods      usage pointer.
   05 batch-event-charges      usage pointer.
   05 batch-event-rate-ppts    usage pointer.
   05 batch-event-rate-periods usage pointer.
   05 batch-event-purchase-rate-ppts usage pointer.
   05 batch-event-cash-rate-ppts usage pointer.
   05 batch-event-dues         usage pointer.
   05 batch-event-keeps        usage pointer.
   05 batch-event-statement-days usage pointer.
   05 batch-event-due-rules    usage pointer.
   05 batch-event-due-days     usage pointer.
   05 batch-event-outcomes     usage pointer.
   05 batch-event-interest-continues usage pointer.
   05 batch-event-orders       usage pointer.
   05 batch-opened             usage pointer.
   05 batch-statement-days     usage pointer.
   05 batch-principal-minors   usage pointer.
   05 batch-first-dues         usage pointer.
   05 batch-periods            usage pointer.
   05 batch-pay-days           usage pointer.
   05 batch-rate-ppts          usage pointer.
   05 batch-rate-periods       usage pointer.
   05 batch-as-of              usage pointer.
   05 batch-as-of-all          usage binary-long.
   05 filler                   pic x(4).
   05 batch-known-on           usage pointer.
   05 batch-known-on-all       usage binary-long.
   05 batch-classification-rules usage binary-long.

*> Columns of results: each pointer is the address of a table to fill; null for what is not wanted, but for the statuses.
01 arrears-batch-balances.
   05 balances-struct-size     usage binary-double unsigned.
   05 balances-statuses        usage pointer.
   05 balances-events          usage pointer.
   05 balances-payoff-minors   usage pointer.
   05 balances-posted-minors   usage pointer.
   05 balances-credit-minors   usage pointer.
   05 balances-accrued-minors  usage pointer.
   05 balances-overdue-minors  usage pointer.
   05 balances-overdue-since   usage pointer.
   05 balances-days-past-due   usage pointer.
   05 balances-component-minors usage pointer.
   05 balances-billed-minors   usage pointer.
   05 balances-unbilled-minors usage pointer.
   05 balances-accrued-interest-minors usage pointer.
   05 balances-accrued-compound-interest-minors usage pointer.
   05 balances-accrued-penalty-interest-minors usage pointer.
   05 balances-accrued-judgment-interest-minors usage pointer.
   05 balances-retroactive-interest-minors usage pointer.
   05 balances-plan-principal-minors usage pointer.
   05 balances-early-settlement-fee-minors usage pointer.
   05 balances-disputed-minors usage pointer.
   05 balances-buckets         usage pointer.
   05 balances-consecutive-missed-payments usage pointer.
   05 balances-classifications usage pointer.
