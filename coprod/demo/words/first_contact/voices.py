"""What people wrote about first contact: invented passages, each with whose voice it is and how often they had to tell.

A passage is (voice, telling, words): voice is myself, carer, someone (for someone else) or any; telling is "many"
(three times or more), "few" (once or twice) or "any".
"""

Passage = tuple[str, str, str]

HAPPENED: list[Passage] = [
    ("myself", "many", "I told it five times. By the fifth I had stopped crying and started saying less."),
    ("myself", "many", "Each person was kind. Each person was new. I never got past the beginning."),
    (
        "myself",
        "many",
        (
            "First the GP, then someone on the phone, then a form, then someone else on the phone. The "
            "form was thrown away I think, because the next one asked me all of it again."
        ),
    ),
    (
        "myself",
        "many",
        "The fourth time I just said ‘it’s in the notes’. She said she could not see the notes.",
    ),
    (
        "myself",
        "many",
        (
            "I rehearse it now. I have a short version and a long version. The short version gets you "
            "nothing and the long version takes me two days to get over."
        ),
    ),
    (
        "myself",
        "many",
        "Five people. Five first questions. Nobody asked what I had already told the last one.",
    ),
    (
        "myself",
        "many",
        (
            "I asked at the surgery in Preston, was given a number, rang it, was given another number, "
            "rang that, and was told to ask at the surgery."
        ),
    ),
    ("myself", "many", "I felt like a parcel. A parcel that has to explain itself at every depot."),
    (
        "myself",
        "many",
        (
            "By the third call I was leaving bits out, and of course the bits I left out were the bits "
            "that mattered."
        ),
    ),
    (
        "myself",
        "many",
        (
            "I am autistic. Every new person means a new voice, new questions and a new order. I can do "
            "that once. I did it four times and then I could not speak for the rest of the week."
        ),
    ),
    ("myself", "many", "I had it written down on a sheet of paper. Nobody would take the paper."),
    (
        "myself",
        "many",
        (
            "I lost my job in the middle of it, so the story got longer every time I told it. They had "
            "last month’s story and thought I was making it up."
        ),
    ),
    (
        "myself",
        "many",
        "You start to hear yourself. You sound like someone reading the news about a stranger.",
    ),
    ("myself", "many", "Four times, and one of those was in a corridor."),
    (
        "myself",
        "many",
        (
            "My letter said ‘initial assessment’. So did the second letter. So did the third. How many "
            "first times can there be?"
        ),
    ),
    ("myself", "many", "After the third person I said I was fine. I was not fine. It was just easier."),
    (
        "myself",
        "many",
        (
            "I moved from Leyland to Preston, four miles, and had to begin again from nothing. New area, "
            "new form, new wait."
        ),
    ),
    (
        "myself",
        "many",
        (
            "The waiting was bad but I could have done the waiting if somebody had said where I was in "
            "the queue."
        ),
    ),
    (
        "myself",
        "many",
        (
            "Eleven weeks. I rang twice to ask if they had forgotten me. The second time I got upset and "
            "then I was ‘the one who gets upset’."
        ),
    ),
    ("myself", "many", "Nobody rang, nobody wrote. I thought I had been turned down, so I did not chase it."),
    (
        "myself",
        "any",
        (
            "I waited nine weeks without one word. A text saying ‘you are still on the list’ would have "
            "been enough."
        ),
    ),
    (
        "myself",
        "any",
        (
            "They said someone would be in touch shortly. I stayed in for three weeks in case it was "
            "that day. It was seven weeks."
        ),
    ),
    ("myself", "any", "I can’t use the phone. I have never been able to. The only way in was the phone."),
    (
        "myself",
        "any",
        (
            "They ring from a number that is not shown, once, and if you miss it you are off the list. I "
            "don’t answer those. Who does?"
        ),
    ),
    (
        "myself",
        "any",
        (
            "I am deaf. The letter told me to ring. I wrote back to say I am deaf and got a letter "
            "telling me to ring."
        ),
    ),
    (
        "myself",
        "any",
        (
            "I made the call from the car because there are six of us in the house. My little one was in "
            "the back asking who I was talking to."
        ),
    ),
    (
        "myself",
        "any",
        "I rang on my break at work in the stock room. Ten minutes, I had. She was nice but it took twelve.",
    ),
    ("myself", "any", "The receptionist asked me what it was about in front of the whole waiting room."),
    (
        "myself",
        "any",
        (
            "I was asked if I was sure it wasn’t just stress. I had waited two years to say it out loud "
            "and that was the answer."
        ),
    ),
    (
        "myself",
        "any",
        (
            "He typed all the way through. I don’t know what colour his eyes are and he knows the worst "
            "thing about me."
        ),
    ),
    (
        "myself",
        "any",
        (
            "I speak good English when I am well. When I am not well I need my own language, and I was "
            "told I ‘seemed fine’."
        ),
    ),
    ("myself", "any", "I did not know I was allowed to ask. I thought you had to be much worse than me."),
    (
        "myself",
        "any",
        (
            "It was my brother-in-law who told me there was anything at all. He had seen a card on a "
            "noticeboard at the library."
        ),
    ),
    (
        "myself",
        "any",
        "I am 71 and I had never told anyone anything. The first person I told was a recorded message.",
    ),
    (
        "myself",
        "any",
        "They sent me somewhere for young people. I am 44. I laughed for the first time in weeks.",
    ),
    ("myself", "any", "I was told I was too complicated for one team and not bad enough for the other."),
    (
        "myself",
        "few",
        (
            "One nurse at the surgery sat with me and rang the team herself. I only said it once. I know "
            "I was lucky."
        ),
    ),
    ("myself", "few", "It went well for me. One call, one visit, and she remembered my dog’s name."),
    (
        "myself",
        "few",
        (
            "I asked at the community café, not the doctor. The woman there wrote it down with me and "
            "came along. I did not have to say it again, she nodded and I nodded."
        ),
    ),
    (
        "myself",
        "few",
        (
            "Twice. The second time he said ‘I’ve read what you told my colleague, is there anything to "
            "add?’ and I could have hugged him."
        ),
    ),
    ("myself", "few", "Quick and kind. The hard part was picking up the phone."),
    ("myself", "few", "I only told it once because I only asked once. I gave up after that."),
    (
        "carer",
        "many",
        "I have told my son’s story so often that he asked me whose story it is. He was right.",
    ),
    (
        "carer",
        "many",
        (
            "Every new person asks me the same thing in front of her, and she sinks lower in the chair "
            "each time. Then they write ‘daughter withdrawn’."
        ),
    ),
    ("carer", "many", "Nobody asked how I was until I was the one who could not get up."),
    (
        "carer",
        "many",
        (
            "I keep a folder. Dates, names, who said they would ring. I take it everywhere and it is the "
            "only joined-up thing about all this."
        ),
    ),
    (
        "carer",
        "many",
        (
            "They said they could not talk to me because of privacy. I wasn’t asking. I was trying to "
            "tell them something."
        ),
    ),
    (
        "carer",
        "many",
        (
            "My husband tells it differently every time because he is frightened. So they think he is "
            "lying. He is not."
        ),
    ),
    (
        "carer",
        "any",
        "I rang for my mum. I was told she had to ring herself. She had not spoken for four days.",
    ),
    (
        "carer",
        "any",
        (
            "I care for my wife and I work nights. Every call back came at ten in the morning when I was "
            "asleep. Not one person asked what time would suit."
        ),
    ),
    ("carer", "any", "We waited at home for a visit that had been moved. The letter came the day after."),
    (
        "carer",
        "any",
        (
            "I am her sister and the only one with a car, so I end up at everything. I don’t mind. I "
            "would mind less if somebody read the last page before we came in."
        ),
    ),
    (
        "carer",
        "few",
        (
            "The first worker asked me to step outside and told me what help there is for me. First time "
            "in six years."
        ),
    ),
    (
        "someone",
        "many",
        (
            "He is my neighbour. I have sat with him through four of these calls now and I could do it "
            "for him word for word."
        ),
    ),
    ("someone", "many", "She asked me to write this. She says: I am tired of being new."),
    (
        "someone",
        "any",
        "I filled this in with him at the day centre. He wants you to know that the hold music is too loud.",
    ),
    (
        "someone",
        "any",
        "My friend does not read well. The letters went in a drawer. That is all that happened.",
    ),
    ("any", "many", "Too many people, one after the other."),
    ("any", "many", "Same questions, different faces."),
    ("any", "many", "Round and round."),
    ("any", "any", "Long wait. No news."),
    ("any", "any", "It was all right in the end."),
    ("any", "any", "I would rather not go over it again."),
]
