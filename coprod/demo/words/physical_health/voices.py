"""What people wrote about health checks: invented passages, each with whose voice it is."""

STORIES: list[tuple[str, str]] = [
    (
        "myself",
        (
            "I have not been past my gate since spring. The letter says I ‘declined’. I did not decline. "
            "I could not."
        ),
    ),
    ("myself", "The bus goes at 9.10 and comes back at 3.40. The check takes fifteen minutes."),
    ("myself", "I can do the nurse. I cannot do the waiting room."),
    (
        "myself",
        (
            "They weighed me, sighed, and gave me a leaflet about walking. The tablets are what put the "
            "weight on. Nobody mentioned the tablets."
        ),
    ),
    ("myself", "My check was done in the village hall beside the food bank. No fuss. Best one I ever had."),
    ("myself", "A nurse once came to the house for my leg. If she can come for a leg, why not for this?"),
    ("myself", "Nobody told me the results. I think no news means good news but I lie awake over it."),
    ("myself", "I was asked to bring a list of my medicines. They are the ones who give me the medicines."),
    (
        "myself",
        (
            "She took my blood pressure three times because I was shaking, and she was patient about it. "
            "That was enough for me to go back."
        ),
    ),
    ("myself", "I get three texts asking me to book, and when I ring to book I am number 14 in the queue."),
    ("myself", "It is an hour each way. I sleep all the next day. For a number on a screen."),
    ("myself", "I am afraid they will find something. My father went in for a check and never came home."),
    (
        "myself",
        (
            "They found my sugar was high and a man rang me each week for two months. I feel like "
            "somebody noticed."
        ),
    ),
    ("myself", "I went. It was fine. I would go again."),
    ("myself", "The form asks how much I drink, with the receptionist listening."),
    ("myself", "Nobody asked about my teeth. My teeth are the worst thing."),
    ("myself", "I don’t want people in my house, thank you. The surgery suits me."),
    ("myself", "If somebody walked in with me I would manage. Just to the door and back."),
    ("myself", "My peer worker came along and asked the questions I forget. That made all the difference."),
    ("myself", "I missed it and was taken off the list, so I have stayed off the list."),
    ("carer", "He has not had a check for four years. He is 38. I lie there and listen to him breathe."),
    (
        "carer",
        "I carry the messages between two surgeries and one team. I am not trained for it and I am tired.",
    ),
    (
        "carer",
        "She will let the nurse in if I am there. She will not get in the car. That is simply how it is.",
    ),
    ("carer", "They rang to say his results were ‘fine’. They were not fine two months later."),
    ("carer", "They told me everything in front of my mother as if she was a chair."),
    ("carer", "Twice we got as far as the car park."),
    ("someone", "I am his support worker. He says: come to me, I will put the kettle on."),
    ("someone", "She asked me to write that the chairs have arms and she does not fit in them."),
    ("any", "Too far."),
    ("any", "It was quick and kind."),
]

OTHER_THINGS: list[str] = [
    "I look after my grandchildren",
    "Needles",
    "I have no telephone",
    "The stairs",
    "I sleep in the day",
]
