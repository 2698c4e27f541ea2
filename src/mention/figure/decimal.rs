//! Exact decimal numbers, so that 1.2亿 is 120000000 and not a hair beside it.

/// A number `mantissa × 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { mantissa: value as i128, exponent: 0 }
    }

    /// The digits of a number with at most one point; `None` if there are more than 30 of them.
    #[must_use]
    pub fn digits(digits: impl Iterator<Item = char>) -> Option<Self> {
        let (mut mantissa, mut exponent, mut point, mut count) = (0i128, 0i32, false, 0);
        for c in digits {
            if c == '.' {
                point = true;
                continue;
            }
            count += 1;
            if count > 30 {
                return None;
            }
            mantissa = mantissa * 10 + i128::from(c.to_digit(10)?);
            exponent -= i32::from(point);
        }
        Some(Self { mantissa, exponent })
    }

    /// Times a power of ten.
    #[must_use]
    pub const fn scaled(self, power: i32) -> Self {
        Self { mantissa: self.mantissa, exponent: self.exponent + power }
    }

    /// The sum; `None` where it has too many digits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.mantissa == 0 {
            return Some(other);
        }
        if other.mantissa == 0 {
            return Some(self);
        }
        let exponent = self.exponent.min(other.exponent);
        let aligned = |number: Self| {
            let power = u32::try_from(number.exponent - exponent).ok()?;
            number.mantissa.checked_mul(10i128.checked_pow(power)?)
        };
        Some(Self { mantissa: aligned(self)?.checked_add(aligned(other)?)?, exponent })
    }

    /// The number below zero.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, exponent: self.exponent }
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Up to 2^53 and 10^22 both factors are exact, and one operation rounds once.
        const POWERS: [f64; 23] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
            1e18, 1e19, 1e20, 1e21, 1e22,
        ];
        if self.mantissa.unsigned_abs() < 1 << 53
            && let Some(power) =
                usize::try_from(self.exponent.unsigned_abs()).ok().and_then(|p| POWERS.get(p))
        {
            let mantissa = self.mantissa as f64;
            return if self.exponent < 0 { mantissa / power } else { mantissa * power };
        }
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN)
    }
}
