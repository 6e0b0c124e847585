//! Questions and answers on their way to another process: maps as lists of pairs, sums without those that are nothing.

/// A map as a list of pairs: the keys of a JSON object would be texts.
pub(super) mod pairs {
    use alloc::collections::BTreeMap;
    use alloc::vec::Vec;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in super::super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(in super::super) fn deserialize<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<K, V>, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().collect())
    }
}

/// A sum a digit, as the digits that have one.
pub(super) mod sums {
    use alloc::vec::Vec;

    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::choice::sum::{SUMS, Sum};

    pub(in super::super) fn serialize<S: Serializer>(sums: &[Sum], serializer: S) -> Result<S::Ok, S::Error> {
        let told = (0_usize..).zip(sums).filter(|(_, sum)| **sum != Sum::default());
        serializer.collect_seq(told)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Sum>, D::Error> {
        let mut sums = [Sum::default()].repeat(SUMS);
        for (digit, sum) in Vec::<(usize, Sum)>::deserialize(deserializer)? {
            *sums.get_mut(digit).ok_or_else(|| D::Error::custom("a digit beyond 4,095"))? = sum;
        }
        Ok(sums)
    }
}
