*> What a card account owes, by component: the same as account.c, from COBOL.
*>
*>   cobc -x -free -fstatic-call -I include account.cob -L lib -larrears
identification division.
program-id. account.

data division.
working-storage section.
copy "arrears.cpy".

01 terms            usage pointer.
01 account          usage pointer.
01 name-address     usage pointer.
01 no-workspace     usage pointer value null.
01 issuer           pic x(3) value "cmb".
01 issuer-length    usage binary-double unsigned value 3.
01 event-count      usage binary-double unsigned value 2.
01 opened           usage binary-long.
01 asked            usage binary-long.
01 statement-day    usage binary-long value 5.
01 status-code      usage binary-long.
01 place            usage binary-long.
01 number-of        usage binary-long.
01 text-size        usage binary-double unsigned.
01 owed             usage binary-double.
01 money-text       pic x(24).
01 date-text        pic x(11).
01 shown-name       pic x(32).
01 shown-days       pic -(9)9.
01 a-year           usage binary-long.
01 a-month          usage binary-long.
01 a-day            usage binary-long.
01 a-date           usage binary-long.
linkage section.
01 name-text        pic x(32).

procedure division.
main section.
    move 2023 to a-year  move 3 to a-month  move 6 to a-day
    perform make-date
    move a-date to opened
    call "arrears_terms_new_preset_card" using by reference issuer by value issuer-length
        by value opened by value statement-day by reference terms by reference arrears-error
        returning status-code
    perform must

    initialize arrears-events
    move arrears-event-purchase to event-kind(1)
    move 3 to a-month  move 30 to a-day
    perform make-date
    move a-date to event-effective(1)
    move 100000 to event-amount-minor(1)
    move arrears-event-payment to event-kind(2)
    move 4 to a-month  move 23 to a-day
    perform make-date
    move a-date to event-effective(2)
    move 10000 to event-amount-minor(2)
    perform varying place from 1 by 1 until place > 2
        move arrears-date-none to event-recorded(place)
        move arrears-no-event to event-target(place)
    end-perform
    call "arrears_account_new" using by value terms by reference arrears-events by value event-count
        by reference account by reference arrears-error returning status-code
    perform must
    call "arrears_terms_free" using by value terms returning omitted

    move 6 to a-month  move 30 to a-day
    perform make-date
    move a-date to asked
    initialize arrears-balance
    *> The library refuses a record of another length than its own.
    move length of arrears-balance to balance-struct-size
    move arrears-date-none to place
    call "arrears_account_balance" using by value account by value asked by value place
        by value no-workspace by reference arrears-balance by reference arrears-error returning status-code
    perform must
    call "arrears_account_free" using by value account returning omitted

    move 11 to text-size
    call "arrears_date_format" using by value balance-as-of by reference date-text by value text-size
        by reference arrears-error returning status-code
    perform must
    display date-text(1:10)
    perform varying place from 1 by 1 until place > arrears-component-count
        add balance-billed-minor(place) balance-unbilled-minor(place) giving owed
        if owed not = 0
            subtract 1 from place giving number-of
            call "arrears_component_name" using by value number-of returning name-address
            set address of name-text to name-address
            move spaces to shown-name
            string name-text delimited by low-value into shown-name
            perform show-amount
        end-if
    end-perform
    move "accrued" to shown-name
    add balance-accrued-interest-minor balance-accrued-compound-interest-minor giving owed
    perform show-amount
    move "payoff" to shown-name
    move balance-payoff-minor to owed
    perform show-amount
    move balance-days-past-due to shown-days
    display "days past due " function trim(shown-days)
    goback.

make-date section.
    call "arrears_date_from_ymd" using by value a-year by value a-month by value a-day
        by reference a-date by reference arrears-error returning status-code
    perform must.

show-amount section.
    move 24 to text-size
    move low-values to money-text
    move 156 to number-of
    call "arrears_money_format" using by value owed by value number-of by reference money-text
        by value text-size by reference arrears-error returning status-code
    perform must
    inspect money-text replacing all low-value by space
    display function trim(shown-name) " " function trim(money-text).

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
