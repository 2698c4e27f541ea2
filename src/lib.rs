//! fangzhi (方志) reads an archive of Chinese news and turns it into a searchable ledger.
