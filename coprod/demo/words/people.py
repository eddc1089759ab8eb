"""The people of the demo world. All invented; the telephone numbers are kept for drama and reach nobody."""

from coprod.demo.words.shapes import Person

LANCASHIRE = "lancashire-south-cumbria"
CORNWALL = "cornwall-isles-of-scilly"

BOARD = "Lancashire and South Cumbria Integrated Care Board"
TRUST = "Lancashire and South Cumbria NHS Foundation Trust"
VOLUNTARY = "Voluntary, community, faith and social enterprise organisations"

PEOPLE: list[Person] = [
    {
        "key": "lead-lancashire",
        "name": "Shazia Birtwhistle",
        "email": "shazia.birtwhistle@lancashire.example",
        "telephone": "07700 900 101",
        "role": "lead",
        "programme": LANCASHIRE,
        "organisation": TRUST,
        ("blurb"): (
            "Shazia asks the questions in Lancashire and makes sure that every one of them gets an answer."
        ),
    },
    {
        "key": "lead-cornwall",
        "name": "Morwenna Trelask",
        "email": "morwenna.trelask@cornwall.example",
        "telephone": "07700 900 102",
        "role": "lead",
        "programme": CORNWALL,
        "organisation": "NHS mental health services",
        ("blurb"): (
            "Morwenna leads people participation from Bude to Bryher, and knows the boat times by heart."
        ),
    },
    {
        "key": "moderator",
        "name": "Tomasz Wierzbowski",
        "email": "tomasz.wierzbowski@lancashire.example",
        "telephone": "07700 900 103",
        "role": "moderator",
        "programme": LANCASHIRE,
        "organisation": VOLUNTARY,
        ("blurb"): (
            "Tomasz reads what people send, replies the same working day, and takes out what could give "
            "them away."
        ),
    },
    {
        "key": "chair",
        "name": "Glenys Entwhistle-Moor",
        "email": "glenys.entwhistle-moor@lancashire.example",
        "telephone": "07700 900 104",
        "role": "chair",
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "blurb": "Glenys chairs the first contact group and signs its answers together with Bilal.",
    },
    {
        "key": "co-chair",
        "name": "Bilal Sahrai",
        "email": "bilal.sahrai@lancashire.example",
        "telephone": "07700 900 105",
        "role": "chair",
        "programme": LANCASHIRE,
        "organisation": "People with lived experience",
        ("blurb"): (
            "Bilal is co-chair, with lived experience: nothing is decided until he and Glenys both stand "
            "behind it."
        ),
    },
    {
        "key": "finance-approver",
        "name": "Colin Aspinthwaite",
        "email": "colin.aspinthwaite@lancashire.example",
        "telephone": "07700 900 106",
        "role": "finance_approver",
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "blurb": "Colin checks claims against the rate card and passes them on, but can never pay one.",
    },
    {
        "key": "payer",
        "name": "Rukhsana Tarkhani",
        "email": "rukhsana.tarkhani@lancashire.example",
        "telephone": "07700 900 107",
        "role": "payer",
        "programme": LANCASHIRE,
        "organisation": BOARD,
        ("blurb"): (
            "Rukhsana makes the payments that Colin approved, and sees bank details that nobody else sees."
        ),
    },
    {
        "key": "safeguarding-lancashire",
        "name": "Maureen Osbaldeston",
        "email": "maureen.osbaldeston@lancashire.example",
        "telephone": "07700 900 114",
        "role": "safeguarding",
        "programme": LANCASHIRE,
        "organisation": TRUST,
        ("blurb"): (
            "Maureen is the safeguarding lead: she alone sees the concerns that others open, and writes down "
            "every step."
        ),
    },
    {
        "key": "reviewer-lancashire",
        "name": "Hilary Thistlebeck",
        "email": "hilary.thistlebeck@reviewer-north.example",
        "telephone": "07700 900 108",
        "role": "reviewer",
        "programme": LANCASHIRE,
        "organisation": "Healthwatch in Lancashire and South Cumbria",
        "blurb": "Hilary goes and looks whether a promise was kept, and says so in public when it was not.",
    },
    {
        "key": "reviewer-cornwall",
        "name": "Jowan Pengarrock",
        "email": "jowan.pengarrock@reviewer-west.example",
        "telephone": "07700 900 109",
        "role": "reviewer",
        "programme": CORNWALL,
        "organisation": "Healthwatch in Cornwall and the Isles of Scilly",
        "blurb": "Jowan reads the reasons behind every “no” and disputes those that do not hold.",
    },
    {
        "key": "partner-lancashire",
        "name": "Joss Fairclough-Penney",
        "email": "joss.fairclough-penney@people.example",
        "telephone": "07700 900 110",
        "role": "lived_experience",
        "programme": LANCASHIRE,
        "organisation": "People with lived experience",
        ("blurb"): (
            "Joss has lived experience, helps to run workshops in Preston, and is paid for the time it takes."
        ),
    },
    {
        "key": "partner-cornwall",
        "name": "Tegen Nanscarrow",
        "email": "tegen.nanscarrow@people.example",
        "telephone": "07700 900 111",
        "role": "lived_experience",
        "programme": CORNWALL,
        "organisation": "People with lived experience",
        ("blurb"): (
            "Tegen joins the eating disorders group online, with captions, and took a break last spring."
        ),
    },
    {
        "key": "carer",
        "name": "Danuta Pawliszewska",
        "email": "danuta.pawliszewska@people.example",
        "telephone": "07700 900 112",
        "role": "carer",
        "programme": LANCASHIRE,
        "organisation": "Carers",
        ("blurb"): (
            "Danuta cares for her brother, speaks Polish and English, and claims replacement care when "
            "she comes."
        ),
    },
    {
        "key": "administrator",
        "name": "Owen Ravenstall",
        "email": "owen.ravenstall@coprod.example",
        "telephone": "07700 900 113",
        "role": "administrator",
        "programme": None,
        "organisation": BOARD,
        ("blurb"): (
            "Owen keeps the settings, rates and telephone numbers right, and cannot read anybody’s answers."
        ),
    },
    {
        "key": "by-telephone",
        "name": "Edna Tattersgill",
        "email": None,
        "telephone": "01632 960 587",
        "role": "lived_experience",
        "programme": LANCASHIRE,
        "organisation": "People with lived experience",
        ("blurb"): (
            "Edna has no e-mail and needs none: she does everything by telephone and post, with the same "
            "rights."
        ),
    },
    {
        "key": "deputy-lancashire",
        "name": "Nasrin Ormskirk-Vale",
        "email": "nasrin.ormskirk-vale@lancashire.example",
        "telephone": "07700 900 121",
        "role": "moderator",
        "programme": LANCASHIRE,
        "organisation": VOLUNTARY,
        "blurb": "Nasrin reads when Tomasz cannot, answers in Urdu, and is told when something lies unread.",
    },
    {
        "key": "manager-lancashire",
        "name": "Clive Hesketh-Wray",
        "email": "clive.hesketh-wray@lancashire.example",
        "telephone": "07700 900 122",
        "role": "moderator",
        "programme": LANCASHIRE,
        "organisation": VOLUNTARY,
        "blurb": "Clive is told an hour after Nasrin, and has never yet been told twice in one week.",
    },
    {
        "key": "moderator-cornwall",
        "name": "Kerensa Polwhevral",
        "email": "kerensa.polwhevral@cornwall.example",
        "telephone": "07700 900 123",
        "role": "moderator",
        "programme": CORNWALL,
        "organisation": "People with lived experience",
        "blurb": "Kerensa reads at half past eight what came in at night, and answers before ten.",
    },
    {
        "key": "deputy-cornwall",
        "name": "Denzil Trevaskiss-Low",
        "email": "denzil.trevaskiss-low@cornwall.example",
        "telephone": "07700 900 124",
        "role": "moderator",
        "programme": CORNWALL,
        "organisation": "NHS mental health services",
        "blurb": "Denzil signs British Sign Language, and reads when Kerensa is away or on the boat.",
    },
    {
        "key": "manager-cornwall",
        "name": "Loveday Nancarrow-Hext",
        "email": "loveday.nancarrow-hext@cornwall.example",
        "telephone": "07700 900 125",
        "role": "moderator",
        "programme": CORNWALL,
        "organisation": "NHS mental health services",
        "blurb": "Loveday is told when neither Kerensa nor Denzil has read in time, and rings them both.",
    },
    {
        "key": "chair-letters",
        "name": "Demelza Carrowgwyn",
        "email": "demelza.carrowgwyn@cornwall.example",
        "telephone": "07700 900 126",
        "role": "chair",
        "programme": CORNWALL,
        "organisation": "NHS mental health services",
        "blurb": "Demelza is a nurse and chairs the group on letters, together with Talan.",
    },
    {
        "key": "co-chair-letters",
        "name": "Talan Bosvennack",
        "email": "talan.bosvennack@people.example",
        "telephone": "07700 900 127",
        "role": "lived_experience",
        "programme": CORNWALL,
        "organisation": "People with lived experience",
        "blurb": "Talan once got a letter about himself that he could not read. Now he co-chairs the group on letters.",
    },
    {
        "key": "deaf-partner",
        "name": "Wenna Trethick-Rose",
        "email": "wenna.trethick-rose@people.example",
        "telephone": "07700 900 128",
        "role": "lived_experience",
        "programme": CORNWALL,
        "organisation": "People with lived experience",
        "blurb": "Wenna signs British Sign Language. She said once what she needs, and an interpreter has been there since.",
    },
    {
        "key": "carer-cornwall",
        "name": "Pascoe Lanyonhale",
        "email": "pascoe.lanyonhale@people.example",
        "telephone": "07700 900 129",
        "role": "carer",
        "programme": CORNWALL,
        "organisation": "Carers",
        "blurb": "Pascoe cares for his wife, comes to meetings on his phone, and has one action left to do.",
    },
    {
        "key": "carer-by-post",
        "name": "Elowen Rosvear",
        "email": None,
        "telephone": "01632 960 588",
        "role": "carer",
        "programme": CORNWALL,
        "organisation": "Carers",
        "blurb": "Elowen has no e-mail. Her papers come by post, in large print.",
    },
]
