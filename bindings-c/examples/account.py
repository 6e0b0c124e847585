"""What a card account owes, by component: the same as account.c, through ctypes.

    ARREARS_LIBRARY=libarrears.so python3 account.py
"""

import ctypes
import os
import sys

COMPONENTS = 16
DATE_NONE = -1
NO_EVENT = 0xFFFFFFFF
PURCHASE, PAYMENT = 0, 1


class Error(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_int32),
        ("name", ctypes.c_char * 64),
        ("path", ctypes.c_char * 256),
        ("message", ctypes.c_char * 512),
        ("message_zh", ctypes.c_char * 512),
    ]


class Rate(ctypes.Structure):
    _fields_ = [("fraction_ppt", ctypes.c_int64), ("period", ctypes.c_int32)]


class Event(ctypes.Structure):
    _fields_ = [
        ("kind", ctypes.c_int32),
        ("effective", ctypes.c_int32),
        ("recorded", ctypes.c_int32),
        ("target", ctypes.c_uint32),
        ("amount_minor", ctypes.c_int64),
        ("fee_minor", ctypes.c_int64),
        ("rate", Rate),
        ("purchase_rate", Rate),
        ("cash_rate", Rate),
        ("components", ctypes.c_uint32),
        ("periods", ctypes.c_uint32),
        ("charge", ctypes.c_int32),
        ("keep", ctypes.c_int32),
        ("due", ctypes.c_int32),
        ("interest_continues", ctypes.c_int32),
        ("statement_day", ctypes.c_int32),
        ("due_rule", ctypes.c_int32),
        ("due_days", ctypes.c_int32),
        ("outcome", ctypes.c_int32),
    ]


class Balance(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("as_of", ctypes.c_int32),
        ("currency", ctypes.c_int32),
        ("billed_minor", ctypes.c_int64 * COMPONENTS),
        ("unbilled_minor", ctypes.c_int64 * COMPONENTS),
        ("posted_minor", ctypes.c_int64),
        ("credit_minor", ctypes.c_int64),
        ("accrued_interest_minor", ctypes.c_int64),
        ("accrued_compound_interest_minor", ctypes.c_int64),
        ("accrued_penalty_interest_minor", ctypes.c_int64),
        ("accrued_judgment_interest_minor", ctypes.c_int64),
        ("disputed_minor", ctypes.c_int64),
        ("retroactive_interest_minor", ctypes.c_int64),
        ("plan_principal_minor", ctypes.c_int64),
        ("early_settlement_fee_minor", ctypes.c_int64),
        ("payoff_minor", ctypes.c_int64),
        ("overdue_minor", ctypes.c_int64),
        ("overdue_since", ctypes.c_int32),
        ("days_past_due", ctypes.c_int32),
        ("bucket", ctypes.c_int32),
        ("consecutive_missed_payments", ctypes.c_uint32),
    ]


library = ctypes.CDLL(os.environ.get("ARREARS_LIBRARY", "libarrears.so"))
library.arrears_component_name.restype = ctypes.c_char_p
library.arrears_version.restype = ctypes.c_char_p
library.arrears_account_free.restype = None
library.arrears_terms_free.restype = None


def call(name, *arguments):
    error = Error()
    status = getattr(library, name)(*arguments, ctypes.byref(error))
    if status != 0:
        path, message = error.path.decode(), error.message.decode()
        sys.exit(f"{error.name.decode()} ({status}) at {path}: {message}")


def date(year, month, day):
    out = ctypes.c_int32()
    call("arrears_date_from_ymd", year, month, day, ctypes.byref(out))
    return out.value


def date_text(day):
    buffer = ctypes.create_string_buffer(11)
    call("arrears_date_format", day, buffer, ctypes.c_size_t(11))
    return buffer.value.decode()


def money_text(minor):
    buffer = ctypes.create_string_buffer(24)
    call("arrears_money_format", ctypes.c_int64(minor), 156, buffer, ctypes.c_size_t(24))
    return buffer.value.decode()


def event(kind, day, minor):
    return Event(kind=kind, effective=day, recorded=DATE_NONE, target=NO_EVENT, amount_minor=minor)


terms, account = ctypes.c_void_p(), ctypes.c_void_p()
issuer, opened = b"cmb", date(2023, 3, 6)
call("arrears_terms_new_preset_card", issuer, ctypes.c_size_t(3), opened, 5, ctypes.byref(terms))
events = (Event * 2)(
    event(PURCHASE, date(2023, 3, 30), 100_000),
    event(PAYMENT, date(2023, 4, 23), 10_000),
)
call("arrears_account_new", terms, events, ctypes.c_size_t(len(events)), ctypes.byref(account))
library.arrears_terms_free(terms)

balance = Balance(struct_size=ctypes.sizeof(Balance))
call("arrears_account_balance", account, date(2023, 6, 30), DATE_NONE, None, ctypes.byref(balance))
library.arrears_account_free(account)

print(date_text(balance.as_of))
for component in range(13):
    owed = balance.billed_minor[component] + balance.unbilled_minor[component]
    if owed != 0:
        print(library.arrears_component_name(component).decode(), money_text(owed))
print("accrued", money_text(balance.accrued_interest_minor + balance.accrued_compound_interest_minor))
print("payoff", money_text(balance.payoff_minor))
print("days past due", balance.days_past_due)
