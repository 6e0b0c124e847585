*> arrears for COBOL: the records of arrears.h that an account and its balance need, free format. Fillers are the gaps
*> that C leaves. Amounts are whole minor units, dates days since 1900-01-01.
78 arrears-date-none            value -1.
78 arrears-no-event             value 4294967295.
78 arrears-component-count      value 13.
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
