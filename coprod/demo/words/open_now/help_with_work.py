"""A draft in Lancashire, not yet open: its title and its purpose, and nothing more so far."""

from coprod.demo.words.shapes import Editions

KEY = "help-with-work"
PROGRAMME = "lancashire-south-cumbria"
WORKSTREAM = "work_and_physical_health"
PLACE = "East Lancashire"

EDITIONS: Editions = {
    "en": {
        "title": "Help with work: starting, staying and going back",
        "purpose": (
            "Work advisers will join the mental health teams in east Lancashire. Before they start, we want "
            "to know what help with work people want, when they want it, and who they would trust to give it."
        ),
    },
    "ur": {
        "title": "روزگار میں مدد: شروع کرنا، جاری رکھنا اور واپس جانا",
        "purpose": (
            "مشرقی لنکاشائر میں روزگار کے مشیر ذہنی صحت کی ٹیموں میں شامل ہوں گے۔ ان کے کام شروع کرنے سے "
            "پہلے ہم جاننا چاہتے ہیں کہ لوگ روزگار میں کس طرح کی مدد چاہتے ہیں، کب چاہتے ہیں، اور کس پر "
            "بھروسا کریں گے۔"
        ),
    },
}
