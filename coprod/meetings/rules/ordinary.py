"""Ordinary words that stand with a capital letter and are nobody's name, for ``rules/names.py``."""

from __future__ import annotations

from coprod.meetings.rules.passages import COMMON

_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february april june july august september october
november december mon tue wed thu fri sat sun christmas easter ramadan eid diwali hanukkah pride spring summer autumn
winter bank holiday
"""
# Not "march" or "may": somebody can be called so, and the days of a month are hardly written without one.
_MONTHS_WITH_OTHER_MEANINGS = "march may"
_PLACES_AND_TONGUES = """
british english welsh scottish irish cornish european polish urdu punjabi arabic romanian asian african caribbean
england wales scotland ireland britain uk europe north south east west northern southern eastern western
muslim christian jewish hindu sikh
"""
_OF_THE_WORK = """
nhs trust council board group team service services committee panel forum network partnership programme project
healthwatch hospital ward clinic surgery centre center house hall room street road lane avenue library school college
university church mosque police ambulance government parliament department ministry office commission authority
easy read zoom teams microsoft google internet wifi email facebook whatsapp youtube act bill code rule plan policy
charter framework standard item agenda minutes action actions paper papers report letter letters appendix section
chair co vice treasurer secretary director manager lead officer nurse doctor psychiatrist psychologist consultant
gp therapist worker carer carers member members staff volunteer volunteers partner partners peer support
care mental health community crisis home treatment recovery physical primary secondary children young adult adults
older perinatal eating disorders talking therapies early intervention bsl covid autism adhd christ god
"""
_BEGINNINGS = """
although another anyone because besides both decision during either everyone first following further finally half
however instead last later least let long nothing others people perhaps second several since someone something
sometimes soon than thank thanks third three today tomorrow two four five six seven eight nine ten together unless
whatever whenever whether yesterday yet agreed noted discussed apologies present welcome add ask
bring call change check email explain find give invite keep let look move offer order pay plan print read remind report
ring send set share show speak start stop talk tell test think try use visit wait work write
"""
_SPEAKS = """
added agreed agrees apologised asked asks believes confirmed described disagreed emailed explained feels felt hopes
joined knew knows mentioned noted objected offered offers promised proposed raised rang read replied reported reports
said says sent shared shares spoke spoken suggested suggests talked thanked thinks thought told volunteered wanted
wants warned welcomed wondered wrote
"""
_IS_SAID_OF = "came can does gave gives goes had has is left showed takes to took was will works"

ORDINARY = frozenset(
    (_CALENDAR + _MONTHS_WITH_OTHER_MEANINGS + _PLACES_AND_TONGUES + _OF_THE_WORK).split()
) | (COMMON - {"will"})
# What sentences begin with.
BEGINNINGS = ORDINARY | frozenset(_BEGINNINGS.split())
# What only people do. A word that begins a sentence and does this is taken for a name.
SPEAKS = frozenset(_SPEAKS.split())
# What is said of people and of things alike: then it counts whether the word also stands somewhere in small letters.
IS_SAID_OF = frozenset(_IS_SAID_OF.split())
