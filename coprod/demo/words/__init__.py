"""The words of the demo world: programmes, consultations, answers and people, all invented for trying the site.

Every module here is plain words and numbers. Nothing reads a file, a clock or the database.

How days are written
* ``…_IN_DAYS``, ``due_days``, ``done_days`` and a review's ``days`` count from the day the demo is loaded: -40 is
  forty days ago, 12 is in twelve days.
* ``after_days`` in an answer counts from the day the consultation closed (at most 84, domain rule C4).

Languages are ``en`` (English), ``ur`` (Urdu: a draft, a native reader must check it) and ``en-easy`` (Easy Read in
English: sentences of 15 words or fewer, domain rule A7).
"""

from coprod.demo.words.shapes import Words

NOTICE: Words = {
    "en": (
        "This is a made-up world for trying the site. The people, answers, promises and results are "
        "invented. The organisations have not said any of this."
    ),
    "ur": (
        "یہ سائٹ کو آزمانے کے لیے ایک فرضی دنیا ہے۔ لوگ، جوابات، وعدے اور نتائج سب فرضی ہیں۔ "
        "اداروں نے ان میں سے کوئی بات نہیں کہی۔"
    ),
}
