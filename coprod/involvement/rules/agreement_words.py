"""What an agreement can begin with, before its programme has changed a word of it."""

from __future__ import annotations

AGREEMENT_TEXTS = ("text",)
MOST = 20_000

# In English and to be changed: what is published is the programme's own, and others translate that.
STANDARD = """\
## What you can expect from us

* We pay what we said we would pay, and we pay back what you spend to take part.
* You choose each time whether you take all of a payment, less of it, or none. We do not ask why.
* We tell you what is planned in good time, with papers that you can read.
* We arrange what you need to take part.
* Somebody supports you. You know who it is and how to reach them.
* We tell you what came of what you said.

## What we ask of you

* Come when you can. If you cannot, tell us. You need not say why.
* Treat other people with respect, and let them finish.
* Do not pass on what other people tell about themselves.
* Tell us if there is a reason why you should not take part in a decision.

## Breaks and stopping

* You can take a break at any time. You keep your place, and no deadline runs while you are away.
* You can stop at any time. You need not say why.
* If we have to end your role early, we tell you the reason, and we pay for what you have done.

## What this is not

* This is not a contract of employment. You do not have to take any work that we offer, and we do not have to offer any.

## If something goes wrong

* Tell the person who supports you, or anybody in the team. You can bring somebody with you.
* You can complain. It never costs you your place.
"""
EASY_READ = """\
## What we do

* We pay you for your time.
* You can take all of the money. You can take less. You can take none.
* We pay back what you spend. Travel is an example.
* We make sure that you get the help you need.
* Somebody supports you.

## What you do

* Come when you can. Tell us if you cannot come.
* Be kind to other people.
* Do not tell others what people say about themselves.

## You can have a break

* You can have a break at any time. You keep your place.
* You can stop at any time. You do not have to say why.

## This is not a job

* You do not have to do any work that we offer.

## If something is wrong

* Tell the person who supports you.
* You can complain. You keep your place.
"""
