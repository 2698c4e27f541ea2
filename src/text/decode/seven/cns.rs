//! Planes 1 and 2 of CNS 11643 by way of Big5, which has their characters in nearly the same order.
//!
//! Each row of a table is a run of characters that follow each other in both: the first one's place in the plane,
//! its code in Big5, and how many there are.

/// Plane 1: marks, letters and the frequent characters.
const PLANE_1: [(u16, u16, u16); 43] = [
    (0x2121, 0xA140, 5),
    (0x2127, 0xA146, 15),
    (0x2136, 0xA157, 2),
    (0x2139, 0xA156, 1),
    (0x213E, 0xA15D, 44),
    (0x216A, 0xA1AC, 1),
    (0x216B, 0xA1AB, 1),
    (0x216C, 0xA1AD, 22),
    (0x2225, 0xA1C4, 1),
    (0x2227, 0xA1C6, 27),
    (0x2242, 0xA1E2, 1),
    (0x2243, 0xA1E1, 1),
    (0x2244, 0xA1E3, 19),
    (0x2257, 0xA1F7, 1),
    (0x2258, 0xA1F6, 1),
    (0x2259, 0xA1F8, 4),
    (0x225E, 0xA155, 1),
    (0x225F, 0xA1FE, 78),
    (0x2421, 0xA2AF, 29),
    (0x243F, 0xA2CD, 1),
    (0x2441, 0xA2CF, 142),
    (0x2621, 0xC7E9, 20),
    (0x2635, 0xC6B5, 10),
    (0x2728, 0xC6C2, 1),
    (0x272F, 0xC6C5, 1),
    (0x2734, 0xC6C6, 1),
    (0x4421, 0xA440, 1412),
    (0x5323, 0xAD40, 424),
    (0x5753, 0xACFE, 1),
    (0x5754, 0xAFD0, 1876),
    (0x6B50, 0xBE52, 1),
    (0x6B51, 0xBBC8, 387),
    (0x6F5C, 0xBE53, 525),
    (0x7535, 0xC2CB, 1),
    (0x7536, 0xC1AB, 105),
    (0x7642, 0xC256, 83),
    (0x7737, 0xC2CC, 84),
    (0x782D, 0xC456, 1),
    (0x782E, 0xC361, 54),
    (0x7864, 0xC3BA, 1),
    (0x7865, 0xC3B9, 1),
    (0x7866, 0xC3BB, 90),
    (0x7962, 0xC457, 354),
];

/// Plane 2: the rarer characters.
const PLANE_2: [(u16, u16, u16); 49] = [
    (0x2121, 0xC940, 10),
    (0x212B, 0xC94B, 33),
    (0x214C, 0xC9BE, 1),
    (0x214D, 0xC96C, 48),
    (0x217D, 0xC9BF, 46),
    (0x224D, 0xCAF7, 1),
    (0x224E, 0xC9ED, 167),
    (0x2439, 0xCAF8, 1840),
    (0x376F, 0xDADF, 1),
    (0x3770, 0xD6CD, 108),
    (0x387E, 0xD77B, 537),
    (0x3E63, 0xD6CC, 1),
    (0x3E64, 0xDAE0, 100),
    (0x3F6A, 0xD77A, 1),
    (0x3F6B, 0xDBA7, 399),
    (0x4424, 0xDDFD, 1637),
    (0x554B, 0xEBF1, 1),
    (0x554C, 0xE8A3, 146),
    (0x5722, 0xECDE, 1),
    (0x5723, 0xE976, 287),
    (0x5A28, 0xF0CB, 1),
    (0x5A29, 0xEB5B, 116),
    (0x5B3F, 0xEBF2, 137),
    (0x5C6A, 0xECDF, 104),
    (0x5D74, 0xF056, 1),
    (0x5D75, 0xEDAA, 222),
    (0x6039, 0xEEEC, 198),
    (0x6243, 0xF057, 82),
    (0x6337, 0xF0CC, 86),
    (0x642F, 0xEEEB, 1),
    (0x6430, 0xF163, 8),
    (0x6438, 0xF16C, 153),
    (0x6573, 0xF269, 56),
    (0x664D, 0xF4B5, 1),
    (0x664E, 0xF2C3, 113),
    (0x6761, 0xF16B, 1),
    (0x6762, 0xF375, 142),
    (0x6934, 0xF268, 1),
    (0x6935, 0xF466, 45),
    (0x6962, 0xF4B6, 71),
    (0x6A4B, 0xF663, 1),
    (0x6A4C, 0xF4FD, 194),
    (0x6C52, 0xF664, 490),
    (0x7166, 0xF9C4, 1),
    (0x7167, 0xF977, 43),
    (0x7234, 0xF9C5, 1),
    (0x7235, 0xF9C7, 11),
    (0x7240, 0xF9C6, 1),
    (0x7241, 0xF9D2, 4),
];

/// The code in Big5 of a character of plane 1.
pub fn plane1(first: u8, second: u8) -> Option<[u8; 2]> {
    big5(&PLANE_1, first, second)
}

/// The code in Big5 of a character of plane 2.
pub fn plane2(first: u8, second: u8) -> Option<[u8; 2]> {
    big5(&PLANE_2, first, second)
}

fn big5(table: &[(u16, u16, u16)], first: u8, second: u8) -> Option<[u8; 2]> {
    let place = |code: u16| {
        (code >> 8).checked_sub(0x21)?.checked_mul(94)?.checked_add((code & 0xFF).checked_sub(0x21)?)
    };
    let wanted = place(u16::from_be_bytes([first, second]))?;
    let row =
        table.partition_point(|row| place(row.0).is_some_and(|start| start <= wanted)).checked_sub(1)?;
    let (start, code, count) = table[row];
    let step = wanted - place(start)?;
    if step >= count {
        return None;
    }
    // Big5 has 157 characters to a row: second bytes 0x40 to 0x7E and 0xA1 to 0xFE.
    let trail = code & 0xFF;
    let place = (code >> 8) * 157 + if trail < 0x7F { trail - 0x40 } else { trail - 0x62 } + step;
    let trail = place % 157;
    Some([(place / 157) as u8, (if trail < 63 { trail + 0x40 } else { trail + 0x62 }) as u8])
}
