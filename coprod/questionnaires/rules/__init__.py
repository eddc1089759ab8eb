"""What a questionnaire is and what an answer to it may be: pure, with no page and no database.

`document` is the frozen questionnaire, `kinds` says what each kind of question accepts, and `answers` turns
a form into answers and answers into what is sealed.
"""
