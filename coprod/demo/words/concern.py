"""The words of the one concern: a telephone call from somebody who would not say who they are. All invented."""

PROGRAMME = "lancashire-south-cumbria"
OPENED_BY, DEALT_WITH_BY = "moderator", "safeguarding-lancashire"
IN_DAYS = -9

SAID = (
    "A woman rang the programme’s number at twenty past four. She said: “I only wanted to tell somebody that he has my "
    "bank card and my tablets, and I get them when I have been good.” I asked where she was. She said that it did not "
    "matter, that she did not want anybody to come, and that she would not say her name. Then she rang off. The number "
    "was withheld. I heard a child in the room."
)
REACH_NOTE = "The number was withheld, and she did not say where she lives."

# Minutes after the telephone was put down, what was done, and who was told.
STEPS: list[tuple[int, str, str]] = [
    (
        25,
        "Rang the council’s safeguarding desk and read out the words. They cannot begin without a name or a place. They "
        "wrote down the time and the words, in case she rings them as well.",
        "The duty worker of the council’s safeguarding desk",
    ),
    (
        50,
        "Asked the crisis line whether somebody had rung them with the same words today. Nobody had. They will tell us if "
        "she does.",
        "The shift lead of the crisis line",
    ),
    (
        70,
        "Asked Tomasz to write down what he remembers of her voice and of the room, and to give the next caller from a "
        "withheld number the national domestic abuse helpline before anything else.",
        "",
    ),
]
CLOSED_IN_DAYS = -7
CLOSED_BECAUSE = (
    "She has not rung again in two days, here or at the crisis line. There is no name, no number and no place, so nobody "
    "can reach her. If anybody hears these words again, open this once more."
)
