"""Codes by which languages are called and that are not theirs: of countries, kz is Kazakhstan, and of ISO 639-2."""

MISCALLED = {
    "kz": "kk", "kaz": "kk", "ua": "uk", "kg": "ky", "kir": "ky", "cz": "cs", "dk": "da", "jp": "ja", "cn": "zh",
    "gr": "el", "by": "be", "tj": "tg", "us": "en-US", "gb": "en-GB", "eng": "en", "rus": "ru",
}  # fmt: skip
