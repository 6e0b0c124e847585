//! The currencies of ISO 4217, from one table: code, number and decimals.

// Semantics: [value-1].

use core::ffi::CStr;
use core::fmt;

use super::MoneyError;

/// An ISO 4217 currency with the number of its decimals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(Code);

macro_rules! currencies {
    ($($code:ident $number:literal $decimals:literal;)+) => {
        /// One byte with room left over: an amount, or an error instead of it, is returned in two registers.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[expect(clippy::upper_case_acronyms, reason = "the names are the codes of the standard")]
        enum Code {
            $($code,)+
        }

        impl Currency {
            /// Every currency of the table, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self(Code::$code),)+];

            /// The three-letter code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self.0 {
                    $(Code::$code => stringify!($code),)+
                }
            }

            /// The code with the zero that ends a text in C.
            #[must_use]
            pub const fn code_with_nul(self) -> &'static CStr {
                let bytes = match self.0 {
                    $(Code::$code => concat!(stringify!($code), "\0"),)+
                };
                match CStr::from_bytes_with_nul(bytes.as_bytes()) {
                    Ok(code) => code,
                    // INVARIANT: each ends with its only zero.
                    Err(_) => c"",
                }
            }

            /// The number of the standard: 156 for CNY.
            #[must_use]
            pub const fn number(self) -> u16 {
                match self.0 {
                    $(Code::$code => $number,)+
                }
            }

            /// How many decimals an amount of this currency has.
            #[must_use]
            pub const fn decimals(self) -> u8 {
                match self.0 {
                    $(Code::$code => $decimals,)+
                }
            }
        }
    };
}

// ISO 4217 list one, the funds codes with a minor unit included; what was withdrawn since 2021 stays, since accounts in it may
// still be asked about (but ANG, whose number is XCG's now). Metals, test and bond codes have no minor unit and are left out.
currencies! {
    AED 784 2;
    AFN 971 2;
    ALL 8 2;
    AMD 51 2;
    AOA 973 2;
    ARS 32 2;
    AUD 36 2;
    AWG 533 2;
    AZN 944 2;
    BAM 977 2;
    BBD 52 2;
    BDT 50 2;
    BGN 975 2;
    BHD 48 3;
    BIF 108 0;
    BMD 60 2;
    BND 96 2;
    BOB 68 2;
    BOV 984 2;
    BRL 986 2;
    BSD 44 2;
    BTN 64 2;
    BWP 72 2;
    BYN 933 2;
    BZD 84 2;
    CAD 124 2;
    CDF 976 2;
    CHE 947 2;
    CHF 756 2;
    CHW 948 2;
    CLF 990 4;
    CLP 152 0;
    CNY 156 2;
    COP 170 2;
    COU 970 2;
    CRC 188 2;
    CUC 931 2;
    CUP 192 2;
    CVE 132 2;
    CZK 203 2;
    DJF 262 0;
    DKK 208 2;
    DOP 214 2;
    DZD 12 2;
    EGP 818 2;
    ERN 232 2;
    ETB 230 2;
    EUR 978 2;
    FJD 242 2;
    FKP 238 2;
    GBP 826 2;
    GEL 981 2;
    GHS 936 2;
    GIP 292 2;
    GMD 270 2;
    GNF 324 0;
    GTQ 320 2;
    GYD 328 2;
    HKD 344 2;
    HNL 340 2;
    HRK 191 2;
    HTG 332 2;
    HUF 348 2;
    IDR 360 2;
    ILS 376 2;
    INR 356 2;
    IQD 368 3;
    IRR 364 2;
    ISK 352 0;
    JMD 388 2;
    JOD 400 3;
    JPY 392 0;
    KES 404 2;
    KGS 417 2;
    KHR 116 2;
    KMF 174 0;
    KPW 408 2;
    KRW 410 0;
    KWD 414 3;
    KYD 136 2;
    KZT 398 2;
    LAK 418 2;
    LBP 422 2;
    LKR 144 2;
    LRD 430 2;
    LSL 426 2;
    LYD 434 3;
    MAD 504 2;
    MDL 498 2;
    MGA 969 2;
    MKD 807 2;
    MMK 104 2;
    MNT 496 2;
    MOP 446 2;
    MRU 929 2;
    MUR 480 2;
    MVR 462 2;
    MWK 454 2;
    MXN 484 2;
    MXV 979 2;
    MYR 458 2;
    MZN 943 2;
    NAD 516 2;
    NGN 566 2;
    NIO 558 2;
    NOK 578 2;
    NPR 524 2;
    NZD 554 2;
    OMR 512 3;
    PAB 590 2;
    PEN 604 2;
    PGK 598 2;
    PHP 608 2;
    PKR 586 2;
    PLN 985 2;
    PYG 600 0;
    QAR 634 2;
    RON 946 2;
    RSD 941 2;
    RUB 643 2;
    RWF 646 0;
    SAR 682 2;
    SBD 90 2;
    SCR 690 2;
    SDG 938 2;
    SEK 752 2;
    SGD 702 2;
    SHP 654 2;
    SLE 925 2;
    SLL 694 2;
    SOS 706 2;
    SRD 968 2;
    SSP 728 2;
    STN 930 2;
    SVC 222 2;
    SYP 760 2;
    SZL 748 2;
    THB 764 2;
    TJS 972 2;
    TMT 934 2;
    TND 788 3;
    TOP 776 2;
    TRY 949 2;
    TTD 780 2;
    TWD 901 2;
    TZS 834 2;
    UAH 980 2;
    UGX 800 0;
    USD 840 2;
    USN 997 2;
    UYI 940 0;
    UYU 858 2;
    UYW 927 4;
    UZS 860 2;
    VED 926 2;
    VES 928 2;
    VND 704 0;
    VUV 548 0;
    WST 882 2;
    XAD 396 2;
    XAF 950 0;
    XCD 951 2;
    XCG 532 2;
    XOF 952 0;
    XPF 953 0;
    YER 886 2;
    ZAR 710 2;
    ZMW 967 2;
    ZWG 924 2;
    ZWL 932 2;
}

impl Currency {
    /// Australian dollar, 2 decimals.
    pub const AUD: Self = Self(Code::AUD);
    /// Brazilian real, 2 decimals.
    pub const BRL: Self = Self(Code::BRL);
    /// Canadian dollar, 2 decimals.
    pub const CAD: Self = Self(Code::CAD);
    /// Swiss franc, 2 decimals.
    pub const CHF: Self = Self(Code::CHF);
    /// Renminbi, 2 decimals (fen).
    pub const CNY: Self = Self(Code::CNY);
    /// Euro, 2 decimals.
    pub const EUR: Self = Self(Code::EUR);
    /// Pound sterling, 2 decimals.
    pub const GBP: Self = Self(Code::GBP);
    /// Hong Kong dollar, 2 decimals.
    pub const HKD: Self = Self(Code::HKD);
    /// Indian rupee, 2 decimals.
    pub const INR: Self = Self(Code::INR);
    /// Yen, no decimals.
    pub const JPY: Self = Self(Code::JPY);
    /// Won, no decimals.
    pub const KRW: Self = Self(Code::KRW);
    /// Kuwaiti dinar, 3 decimals.
    pub const KWD: Self = Self(Code::KWD);
    /// Macanese pataca, 2 decimals.
    pub const MOP: Self = Self(Code::MOP);
    /// Singapore dollar, 2 decimals.
    pub const SGD: Self = Self(Code::SGD);
    /// New Taiwan dollar, 2 decimals.
    pub const TWD: Self = Self(Code::TWD);
    /// US dollar, 2 decimals.
    pub const USD: Self = Self(Code::USD);

    /// The currency of a three-letter code in capitals.
    ///
    /// # Errors
    /// [`MoneyError::UnknownCurrency`]:
    /// ```
    /// use arrears::{Currency, MoneyError};
    /// assert_eq!(Currency::from_code("CNY")?, Currency::CNY);
    /// assert_eq!(Currency::from_code("CLF")?.decimals(), 4);
    /// assert_eq!(Currency::from_code("cny"), Err(MoneyError::UnknownCurrency));
    /// # Ok::<(), MoneyError>(())
    /// ```
    pub fn from_code(code: &str) -> Result<Self, MoneyError> {
        let at = Self::ALL.binary_search_by(|currency| currency.code().cmp(code));
        at.ok().and_then(|at| Self::ALL.get(at)).copied().ok_or(MoneyError::UnknownCurrency)
    }

    /// The currency of a number of the standard.
    ///
    /// # Errors
    /// [`MoneyError::UnknownCurrency`]:
    /// ```
    /// use arrears::{Currency, MoneyError};
    /// assert_eq!(Currency::from_number(986)?, Currency::BRL);
    /// assert_eq!(Currency::from_number(999), Err(MoneyError::UnknownCurrency));
    /// # Ok::<(), MoneyError>(())
    /// ```
    pub fn from_number(number: u16) -> Result<Self, MoneyError> {
        let known = Self::ALL.iter().find(|currency| currency.number() == number);
        known.copied().ok_or(MoneyError::UnknownCurrency)
    }

    pub(super) const fn minor_per_major(self) -> i64 {
        match self.decimals() {
            0 => 1,
            2 => 100,
            3 => 1_000,
            _ => 10_000,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_its_numbers_are_each_their_own() {
        for pair in Currency::ALL.windows(2) {
            assert!(pair[0].code() < pair[1].code(), "{}", pair[1]);
        }
        for currency in Currency::ALL {
            assert_eq!(Currency::from_code(currency.code()), Ok(*currency));
            assert_eq!(Currency::from_number(currency.number()), Ok(*currency));
            assert_eq!(currency.code_with_nul().to_bytes(), currency.code().as_bytes());
            assert_eq!(10_i64.pow(u32::from(currency.decimals())), currency.minor_per_major(), "{currency}");
        }
    }

    #[test]
    fn decimals_are_those_of_the_standard() {
        let with = |decimals| Currency::ALL.iter().filter(move |currency| currency.decimals() == decimals).count();
        assert_eq!([with(0), with(2), with(3), with(4)], [17, Currency::ALL.len() - 26, 7, 2]);
        for (code, decimals) in [("BRL", 2), ("VND", 0), ("BHD", 3), ("UYW", 4), ("XOF", 0), ("HUF", 2), ("ISK", 0)] {
            assert_eq!(Currency::from_code(code).map(Currency::decimals), Ok(decimals), "{code}");
        }
        assert_eq!(Currency::from_code("XAU"), Err(MoneyError::UnknownCurrency));
    }
}
