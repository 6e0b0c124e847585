*> A night's batch from fixed-width files: cards and their events in, one line an account out.
*>
*>   cobc -x -free -fstatic-call -I include nightly.cob -L lib -larrears
*>   ./nightly accounts.txt events.txt balances.txt
*>
*> accounts.txt, ascending: account 10, opened YYYYMMDD, statement day 2.
*> events.txt, ascending by account: account 10, day YYYYMMDD, kind 3 (PUR, PAY, CSH, FEE), amount 12 in fen.
*> balances.txt: account 10, status 5, payoff 13 signed, overdue 13, days past due 5, bucket 1.
identification division.
program-id. nightly.

environment division.
input-output section.
file-control.
    select account-file assign to dynamic account-path organization line sequential status file-state.
    select event-file assign to dynamic event-path organization line sequential status file-state.
    select balance-file assign to dynamic balance-path organization line sequential status file-state.

data division.
file section.
fd account-file.
01 account-line.
   05 in-account            pic x(10).
   05 in-opened             pic 9(8).
   05 in-statement-day      pic 9(2).
fd event-file.
01 event-line.
   05 in-event-account      pic x(10).
   05 in-event-day          pic 9(8).
   05 in-event-kind         pic x(3).
   05 in-event-amount       pic 9(12).
fd balance-file.
01 balance-line.
   05 out-account           pic x(10).
   05 out-status            pic 9(5).
   05 out-payoff            pic s9(12) sign leading separate.
   05 out-overdue           pic 9(13).
   05 out-days              pic 9(5).
   05 out-bucket            pic 9(1).

working-storage section.
copy "arrears.cpy".

78 most-accounts            value 10000.
78 most-events              value 300000.

01 account-path             pic x(200).
01 event-path               pic x(200).
01 balance-path             pic x(200).
01 file-state               pic xx.
01 day-asked                pic x(10).

*> Columns, one element a row.
01 names.
   05 account-name          pic x(10) occurs most-accounts times.
01 offsets.
   05 first-row             usage binary-long unsigned occurs 10001 times.
01 opened-days.
   05 opened-day            usage binary-long occurs most-accounts times.
01 statement-days.
   05 a-statement-day       usage binary-char unsigned occurs most-accounts times.
01 event-days.
   05 event-day             usage binary-long occurs most-events times.
01 event-kinds.
   05 event-number          usage binary-char unsigned occurs most-events times.
01 event-minors.
   05 event-minor           usage binary-double occurs most-events times.
01 event-parts.
   05 event-part            usage binary-long unsigned occurs most-events times.
01 statuses.
   05 a-status              usage binary-long occurs most-accounts times.
01 payoffs.
   05 a-payoff              usage binary-double occurs most-accounts times.
01 overdues.
   05 an-overdue            usage binary-double occurs most-accounts times.
01 late-days.
   05 late-day              usage binary-long occurs most-accounts times.
01 late-buckets.
   05 late-bucket           usage binary-long occurs most-accounts times.

*> The product: a case document's terms, without what each account has of its own, and a first account's beside it.
01 product-text             pic x(90)
    value '{"kind":"card","terms":{"preset":"cmb","opened":"2023-01-01","statementDay":5}}'.
01 product-length           usage binary-double unsigned.
01 terms-list.
   05 product-terms         usage pointer.
01 accounts-read            usage binary-long unsigned value 0.
01 events-read              usage binary-long unsigned value 0.
01 failed                   usage binary-double unsigned.
01 place                    usage binary-long unsigned.
01 at-end                   pic 9 value 0.
01 status-code              usage binary-long.
01 asked                    usage binary-long.
01 ten                      usage binary-double unsigned value 10.
01 no-workspace             usage pointer value null.
01 a-date                   usage binary-long.
01 ymd                      pic 9(8).
01 ymd-parts redefines ymd.
   05 ymd-year              pic 9(4).
   05 ymd-month             pic 9(2).
   05 ymd-day               pic 9(2).
01 a-year                   usage binary-long.
01 a-month                  usage binary-long.
01 a-day                    usage binary-long.

procedure division.
main section.
    accept account-path from argument-value
    accept event-path from argument-value
    accept balance-path from argument-value
    accept day-asked from argument-value
    call "arrears_date_parse" using by reference day-asked by value ten by reference asked
        by reference arrears-error returning status-code
    perform must

    compute product-length = function length(function trim(product-text))
    call "arrears_terms_from_json" using by reference product-text by value product-length
        by reference product-terms by reference arrears-error returning status-code
    perform must

    perform read-accounts
    perform read-events
    perform ask
    perform write-balances
    call "arrears_terms_free" using by value product-terms returning omitted
    goback.

read-accounts section.
    open input account-file
    perform until at-end = 1
        read account-file at end move 1 to at-end
        not at end
            add 1 to accounts-read
            move in-account to account-name(accounts-read)
            move in-opened to ymd
            perform make-date
            move a-date to opened-day(accounts-read)
            move in-statement-day to a-statement-day(accounts-read)
        end-read
    end-perform
    close account-file.

read-events section.
    *> Both files ascend: the rows of an account begin where those before it end.
    open input event-file
    move 0 to at-end
    move 1 to place
    move 0 to first-row(1)
    perform until at-end = 1
        read event-file at end move 1 to at-end
        not at end
            perform until place > accounts-read or account-name(place) >= in-event-account
                add 1 to place
                move events-read to first-row(place)
            end-perform
            if place <= accounts-read and account-name(place) = in-event-account
                perform take-event
            else
                display "no account " in-event-account upon syserr
            end-if
        end-read
    end-perform
    perform until place > accounts-read
        add 1 to place
        move events-read to first-row(place)
    end-perform
    close event-file.

take-event section.
    add 1 to events-read
    move in-event-day to ymd
    perform make-date
    move a-date to event-day(events-read)
    move in-event-amount to event-minor(events-read)
    move 0 to event-part(events-read)
    evaluate in-event-kind
        when "PUR" move arrears-event-purchase to event-number(events-read)
        when "PAY" move arrears-event-payment to event-number(events-read)
        when "CSH" move arrears-event-cash-advance to event-number(events-read)
        when "FEE"
            move arrears-event-fee to event-number(events-read)
            *> The bit of the annual fee.
            move 256 to event-part(events-read)
        when other move 255 to event-number(events-read)
    end-evaluate.

ask section.
    initialize arrears-batch
    move length of arrears-batch to batch-struct-size
    move accounts-read to batch-account-count
    move events-read to batch-event-count
    set batch-terms to address of terms-list
    move 1 to batch-terms-count
    set batch-offsets to address of offsets
    set batch-event-days to address of event-days
    set batch-event-kinds to address of event-kinds
    set batch-event-minors to address of event-minors
    set batch-event-components to address of event-parts
    set batch-opened to address of opened-days
    set batch-statement-days to address of statement-days
    move asked to batch-as-of-all
    move arrears-date-none to batch-known-on-all
    initialize arrears-batch-balances
    move length of arrears-batch-balances to balances-struct-size
    set balances-statuses to address of statuses
    set balances-payoff-minors to address of payoffs
    set balances-overdue-minors to address of overdues
    set balances-days-past-due to address of late-days
    set balances-buckets to address of late-buckets
    call "arrears_batch_balance" using by reference arrears-batch by reference arrears-batch-balances
        by reference failed by value no-workspace by reference arrears-error returning status-code
    perform must.

write-balances section.
    open output balance-file
    perform varying place from 1 by 1 until place > accounts-read
        move account-name(place) to out-account
        move a-status(place) to out-status
        move a-payoff(place) to out-payoff
        move an-overdue(place) to out-overdue
        move late-day(place) to out-days
        move late-bucket(place) to out-bucket
        write balance-line
    end-perform
    close balance-file
    display accounts-read " accounts, " events-read " events, " failed " without a balance".

make-date section.
    move ymd-year to a-year  move ymd-month to a-month  move ymd-day to a-day
    call "arrears_date_from_ymd" using by value a-year by value a-month by value a-day
        by reference a-date by reference arrears-error returning status-code
    perform must.

must section.
    if status-code not = 0
        inspect error-name replacing all low-value by space
        inspect error-path replacing all low-value by space
        inspect error-message replacing all low-value by space
        display function trim(error-name) " (" status-code ") at " function trim(error-path) ": "
            function trim(error-message) upon syserr
        move 1 to return-code
        stop run
    end-if.
