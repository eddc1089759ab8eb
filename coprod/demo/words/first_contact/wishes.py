"""What people wrote would have helped, what a first contact should never do, and what else was in the way."""

from coprod.demo.words.first_contact.voices import Passage

HELPED: list[Passage] = [
    ("myself", "many", "If I could carry it with me on one page, I would only have to be brave once."),
    (
        "myself",
        "many",
        "Write it down while I say it, show me, and let me change it. Then give it to the next person.",
    ),
    (
        "myself",
        "many",
        "Somebody saying: I’ve read it. You don’t need to go through it again unless you want to.",
    ),
    ("myself", "many", "One name. Not a team name. A person’s name and the days she works."),
    (
        "myself",
        "many",
        (
            "A page that says what sets me off and what calms me down. That is what the next person "
            "needs. Not what happened in 1998."
        ),
    ),
    (
        "myself",
        "any",
        "A text every couple of weeks. ‘Still here, not forgotten, about four more weeks.’ It costs nothing.",
    ),
    ("myself", "any", "Tell me how long. Even if it is long. I can do long. I can’t do maybe."),
    ("myself", "any", "To be able to text instead of ring."),
    ("myself", "any", "Let me choose the time of the call. I would have found somewhere quiet."),
    ("myself", "any", "A cup of tea and a door that shuts."),
    ("myself", "any", "Someone who has been through it themselves on the end of the phone."),
    (
        "myself",
        "any",
        "I don’t want everyone to have my record. I want the right person to have the right page.",
    ),
    (
        "myself",
        "any",
        (
            "If all of them could see the same thing on the screen I would not have to say it. I know "
            "some people worry about that. I was past worrying."
        ),
    ),
    ("myself", "any", "One record. The hospital, the council, the lot. I assumed they already had one."),
    ("myself", "any", "Being asked ‘what happened to you?’ and not ‘what is the problem today?’"),
    ("myself", "any", "An appointment after work. I have used up all my leave."),
    (
        "myself",
        "any",
        "If they had asked in Urdu the first time, my aunt would not have had to hear all of it.",
    ),
    ("myself", "any", "Knowing what would happen next. I went home each time with a leaflet and no idea."),
    ("myself", "any", "Not being told to calm down."),
    ("myself", "any", "A number that shows on my phone, so I know it is you."),
    ("myself", "any", "For someone to ring when they said they would."),
    ("myself", "any", "A letter in plain words. I had to ask my niece what ‘triage’ means."),
    ("myself", "few", "Nothing more. Do for everybody what you did for me."),
    ("myself", "few", "That nurse. Make more of that nurse."),
    ("carer", "many", "Ask her if I may speak, write the answer down, and then nobody has to ask again."),
    (
        "carer",
        "many",
        "A page with his words at the top and mine underneath, kept apart. They are not the same story.",
    ),
    (
        "carer",
        "any",
        "Five minutes for me, on my own, at the start. I would have told them what he can’t say.",
    ),
    ("carer", "any", "A call back after nine at night or before seven. I know that is a lot to ask."),
    ("carer", "any", "A person who says: you did right to ring."),
    ("carer", "any", "Telling me what I can do while we wait, so I don’t do the wrong thing."),
    ("someone", "any", "Pictures instead of pages. And somebody to go through the letter with."),
    ("any", "any", "Someone to listen."),
    ("any", "any", "Less waiting."),
    ("any", "any", "A real person."),
    ("any", "any", "Being believed."),
]

NEVER: list[str] = [
    "Make me start again",
    "Put me on hold",
    "Say it is just stress",
    "Ring from a hidden number",
    "Talk over me",
    "Ask it in the waiting room",
    "Promise a call and not ring",
    "Read from a list",
    "Rush",
    "Send me away",
    "Tell me someone else has it worse",
    "Assume I can use the phone",
    "Talk to my mum and not to me",
    "Laugh",
    "Say ‘calm down’",
    "Ignore the carer",
    "Use long words",
    "Close the door because I missed one call",
    "Ask for my whole life on day one",
    "Forget my name",
    "Ask ‘why now?’",
    "Give me a leaflet and nothing else",
    "Make me prove it",
    "End without saying what happens next",
    "Guess",
    "Type while I am crying",
]

OTHER_THINGS_IN_THE_WAY: list[str] = [
    "Night shifts",
    "No credit on my phone",
    "I was ashamed",
    "My partner would have seen the letter",
    "The bus",
    "I could not read the form",
    "The link in the text did not work",
    "I had moved and had no address",
    "Childcare",
    "I am a worker in the NHS myself and was afraid of being seen",
    "Nobody asked about my hearing",
    "I was told I had to stop drinking first",
    "My GP had left",
    "I did not trust them after last time",
]
