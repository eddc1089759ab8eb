"""Mutation testing: is there a test that notices when one thing in the code that guards people is wrong?

    make mutants                                    every guarded module
    make mutants ARGS=coprod/core/rules.py          one of them
    python -m mutation coprod/core/rules.py --tests tests/rules/core/test_states.py     with other tests: the control

mutmut 3 says what can be wrong (its operators); what it leaves out of its own runs is just what matters here.
It changes no code outside functions and no function that is decorated, and our permissions are written in both:
``edit = leads_the_programme & is_a_draft``, ``@rule("leads the programme")``. So its operators are asked for
the whole file, and each mutant is a whole file, imported in the place of the real one in a process of its own
(``trial``), in which pytest runs the tests of that module. Read docs/mutants.md for the figures.
"""
