"""The privacy notice that goes with every answer, in English and Urdu (domain rules D1, D4 to D7 and D10).

The times in "How long we keep it" follow the records code (domain rule D10); the records lead of a real programme
confirms them before people are shown this text.
"""

from coprod.demo.words.shapes import Words

ENGLISH = """\
## Your privacy, in short

* You can answer without giving your name. We do not ask who you are.
* We use what you say to make mental health services better, and for nothing else.
* It never goes into your health record, and the teams that treat you do not see who answered.
* With your receipt code you can read your answer again, take it back and see what became of it.

## Who is responsible

The NHS organisations, councils and other partners named on the programme’s page share the
responsibility. The engagement lead of the programme answers for them. Write to
privacy@programme.example, or ask for the engagement lead on the telephone line of the consultation.

## Why we may use what you tell us

Public bodies have a duty to involve people who use services and their carers. The law lets us use your
answers to do this. What you say about health is specially protected, and we may use it only to plan and
improve health and care. You never have to answer, and nothing about your care changes if you do not.

## What we keep

* **When you answer without signing in:** your answers, your language, whether you answered online, on
  paper, by telephone, face to face or in sign language, and the day your answers were released. Not your
  name, your e-mail address, the address of your computer, or the time.
* **When you sign in** to take part in a group or a paid role: your name, how to reach you, your access
  needs, the meetings you come to and what we pay you.
* **Broad questions about you,** such as your age group, that stand among the other questions stay with
  your answers. If we ask more, such as your ethnic group, it is on a page of its own and kept apart.
  Nobody can put the two together again.

## What “anonymous” means here

We only say anonymous when it is true, so here is exactly how it works.

* Your answer first waits, locked, with the answers of others. Some hours or days later they are mixed
  and released together.
* Until then, somebody who runs our computers could, with effort and technical skill, link the last few
  answers to the visits of that time. It is against our rules, but it would be possible.
* After that it is no longer possible, for us or for anybody else. What we keep does not hold the link.
* We cannot see what else is on your phone or computer. And we cannot hide that you were here from
  somebody who looks at the same device: its history may show it.
* Your own words can give you away. Leave out names, dates and places. We read every text before anything
  is published and take out what could show who you are.
* Small numbers can give people away too. We do not publish a count of a few people, and we round the
  others.

## Your receipt

When you send your answers you get a code. It is the only key to them. We keep no copy that we could read
to you, so we cannot find your answer without it. Write it down, photograph it or print it. Do not save
it on a device that you share.

If you take your answer back before the results are fixed, we delete it and count again. If you do it
later, we remove your answer and your words, and the published totals stay. We tell you which of the two
it is.

## When we would have to tell somebody

If you write that you or somebody else is in serious danger, a trained person reads it and may have to
act. If you answered without your name, we usually cannot reach you. Nobody reads answers at night. In an
emergency, use the help named at the top of every page.

## How long we keep it

* Your answers: 1 year after the consultation closes.
* What is written about a consultation, without anybody’s name: 5 years. The final report: 10 years.
* Claims and payments: 6 years after the end of that financial year.
* Requests about your data: 3 years.

Then two people agree to delete it, and we keep a note that it was done. A public inquiry or a court case
can make us keep it for longer.

## Who else sees it

The people who run our computers, under contract and only to keep the site working. Healthwatch, which
checks our work, sees answers with nothing in them that shows who you are. We do not sell anything to
anybody, there is no advertising, and your answers are not used to decide anything about you.

## Your rights

You may ask to see what we hold about you, to have it put right, to have it deleted, to have it limited,
or to object to how we use it. We answer within 1 month. If we do not know who you are, only your receipt
code can find your answer.

## If you are not happy with how we treat your data

Tell us in any way you like: by e-mail, by post, by telephone or in person. We tell you within 30 days
that we have it, look into it without delay, and tell you what we found and what we will do. This costs
nothing and is separate from a complaint about your care.

You may also go to the Information Commissioner’s Office. It looks after people’s data rights in the
whole of the United Kingdom and is independent of us. You can complain on its website, by telephone or by
letter. It will usually want to know that you told us first.
"""

URDU = """\
## آپ کی رازداری، مختصراً

* آپ نام بتائے بغیر جواب دے سکتے ہیں۔ ہم نہیں پوچھتے کہ آپ کون ہیں۔
* آپ کی باتیں ہم صرف ذہنی صحت کی خدمات بہتر بنانے کے لیے استعمال کرتے ہیں، کسی اور کام کے لیے نہیں۔
* یہ آپ کے طبی ریکارڈ میں کبھی نہیں جاتیں، اور آپ کا علاج کرنے والی ٹیمیں نہیں دیکھ سکتیں کہ جواب کس نے
  دیا۔
* رسید کے کوڈ سے آپ اپنا جواب دوبارہ پڑھ سکتے ہیں، واپس لے سکتے ہیں اور دیکھ سکتے ہیں کہ اس کا کیا بنا۔

## ذمہ دار کون ہے

پروگرام کے صفحے پر جن NHS اداروں، کونسلوں اور دوسرے شراکت داروں کے نام ہیں، وہ سب مل کر ذمہ دار ہیں۔ ان
کی طرف سے جواب دہ پروگرام میں لوگوں کی شمولیت کے سربراہ ہیں۔ privacy@programme.example پر لکھیں، یا
مشاورت کے فون نمبر پر ان سے بات کرنے کا کہیں۔

## ہم آپ کی باتیں کیوں استعمال کر سکتے ہیں

سرکاری اداروں پر لازم ہے کہ وہ خدمات استعمال کرنے والوں اور ان کی دیکھ بھال کرنے والوں کو شامل کریں۔
قانون ہمیں اس کے لیے آپ کے جوابات استعمال کرنے کی اجازت دیتا ہے۔ صحت کے بارے میں آپ کی باتوں کو خاص تحفظ
حاصل ہے، اور ہم انہیں صرف صحت اور دیکھ بھال کی منصوبہ بندی اور بہتری کے لیے استعمال کر سکتے ہیں۔ جواب
دینا کبھی ضروری نہیں، اور نہ دینے سے آپ کے علاج پر کوئی اثر نہیں پڑتا۔

## ہم کیا رکھتے ہیں

* **جب آپ سائن اِن کیے بغیر جواب دیں:** آپ کے جوابات، آپ کی زبان، یہ کہ آپ نے آن لائن، کاغذ پر، فون پر،
  آمنے سامنے یا اشاروں کی زبان میں جواب دیا، اور وہ دن جب آپ کے جوابات کھولے گئے۔ آپ کا نام، ای میل، آپ
  کے کمپیوٹر کا پتا یا وقت نہیں۔
* **جب آپ کسی گروپ یا معاوضے والے کام میں حصہ لینے کے لیے سائن اِن کریں:** آپ کا نام، رابطے کا طریقہ، آپ
  کی سہولت کی ضروریات، آپ جن اجلاسوں میں آئے اور ہم نے آپ کو کتنے پیسے دیے۔
* **آپ کے بارے میں عمومی سوالات،** جیسے عمر کا گروپ، اگر باقی سوالوں کے ساتھ ہوں تو آپ کے جوابات کے ساتھ
  رہتے ہیں۔ اگر ہم اس سے زیادہ پوچھیں، جیسے نسلی گروہ، تو وہ الگ صفحے پر ہوتا ہے اور الگ رکھا جاتا ہے۔
  دونوں کو کوئی دوبارہ نہیں جوڑ سکتا۔

## یہاں “گمنام” کا کیا مطلب ہے

ہم گمنام صرف اسی وقت کہتے ہیں جب یہ سچ ہو، اس لیے یہ پورا طریقہ پڑھ لیں۔

* آپ کا جواب پہلے دوسروں کے جوابات کے ساتھ بند حالت میں رکا رہتا ہے۔ چند گھنٹوں یا دنوں بعد سب کو ملا کر
  ایک ساتھ کھولا جاتا ہے۔
* اس وقت تک ہمارے کمپیوٹر چلانے والا کوئی شخص، کوشش اور تکنیکی مہارت سے، آخری چند جوابات کو اس وقت سائٹ
  پر آنے والوں سے جوڑ سکتا ہے۔ یہ ہمارے قاعدوں کے خلاف ہے، لیکن ممکن ہے۔
* اس کے بعد یہ ممکن نہیں رہتا، نہ ہمارے لیے، نہ کسی اور کے لیے۔ ہمارے پاس جو کچھ رہتا ہے اس میں یہ تعلق
  موجود ہی نہیں ہوتا۔
* ہم نہیں دیکھ سکتے کہ آپ کے فون یا کمپیوٹر پر اور کیا ہے۔ اور اگر کوئی وہی فون یا کمپیوٹر دیکھے تو ہم اس
  سے یہ نہیں چھپا سکتے کہ آپ یہاں آئے تھے: اس کی ہسٹری میں نظر آ سکتا ہے۔
* آپ کے اپنے الفاظ سے بھی پہچان ہو سکتی ہے۔ نام، تاریخیں اور جگہیں نہ لکھیں۔ کچھ بھی شائع کرنے سے پہلے ہم
  ہر تحریر پڑھتے ہیں اور جس بات سے آپ کی پہچان ہو سکے وہ نکال دیتے ہیں۔
* چھوٹے اعداد سے بھی پہچان ہو سکتی ہے۔ ہم چند لوگوں کی گنتی شائع نہیں کرتے، اور باقی اعداد کو قریبی عدد
  میں بدل دیتے ہیں۔

## آپ کی رسید

جواب بھیجنے پر آپ کو ایک کوڈ ملتا ہے۔ آپ کے جوابات کی چابی صرف یہی ہے۔ ہمارے پاس اس کی کوئی ایسی نقل نہیں
جو ہم آپ کو پڑھ کر سنا سکیں، اس لیے اس کے بغیر ہم آپ کا جواب نہیں ڈھونڈ سکتے۔ اسے لکھ لیں، اس کی تصویر لے
لیں یا پرنٹ کر لیں۔ جو فون یا کمپیوٹر دوسرے بھی استعمال کرتے ہوں اس پر محفوظ نہ کریں۔

اگر آپ نتائج طے ہونے سے پہلے اپنا جواب واپس لیں تو ہم اسے مٹا کر دوبارہ گنتے ہیں۔ بعد میں واپس لیں تو ہم
آپ کا جواب اور آپ کے الفاظ ہٹا دیتے ہیں، اور شائع شدہ کل تعداد وہی رہتی ہے۔ ہم آپ کو بتاتے ہیں کہ ان میں
سے کون سی صورت ہے۔

## ہمیں کب کسی کو بتانا پڑ سکتا ہے

اگر آپ لکھیں کہ آپ یا کوئی اور شدید خطرے میں ہے تو ایک تربیت یافتہ شخص اسے پڑھتا ہے اور اسے کچھ کرنا پڑ
سکتا ہے۔ اگر آپ نے نام کے بغیر جواب دیا ہو تو عموماً ہم آپ تک نہیں پہنچ سکتے۔ رات کو جوابات کوئی نہیں
پڑھتا۔ ہنگامی صورت میں وہ مدد لیں جو ہر صفحے کے اوپر لکھی ہے۔

## ہم کتنی دیر رکھتے ہیں

* آپ کے جوابات: مشاورت بند ہونے کے 1 سال بعد تک۔
* مشاورت کے بارے میں تحریریں، کسی کے نام کے بغیر: 5 سال۔ حتمی رپورٹ: 10 سال۔
* اخراجات اور ادائیگیاں: اس مالی سال کے ختم ہونے کے 6 سال بعد تک۔
* آپ کی معلومات کے بارے میں درخواستیں: 3 سال۔

پھر دو لوگ اسے مٹانے پر متفق ہوتے ہیں، اور ہم لکھ لیتے ہیں کہ ایسا کر دیا گیا۔ کسی سرکاری انکوائری یا
عدالتی مقدمے کی وجہ سے ہمیں زیادہ عرصہ بھی رکھنا پڑ سکتا ہے۔

## اسے اور کون دیکھتا ہے

ہمارے کمپیوٹر چلانے والے، معاہدے کے تحت اور صرف سائٹ کو چلتا رکھنے کے لیے۔ ہیلتھ واچ، جو ہمارا کام جانچتا
ہے، ایسے جوابات دیکھتا ہے جن میں آپ کی پہچان کی کوئی بات نہیں ہوتی۔ ہم کسی کو کچھ نہیں بیچتے، کوئی اشتہار
نہیں، اور آپ کے جوابات سے آپ کے بارے میں کوئی فیصلہ نہیں کیا جاتا۔

## آپ کے حقوق

آپ کہہ سکتے ہیں کہ ہم آپ کو دکھائیں کہ آپ کے بارے میں ہمارے پاس کیا ہے، اسے درست کریں، مٹائیں، اس کا
استعمال محدود کریں، یا آپ اس کے استعمال پر اعتراض کر سکتے ہیں۔ ہم 1 مہینے کے اندر جواب دیتے ہیں۔ اگر ہمیں
معلوم نہ ہو کہ آپ کون ہیں تو آپ کا جواب صرف رسید کے کوڈ سے مل سکتا ہے۔

## اگر آپ کو اپنی معلومات کے استعمال پر شکایت ہو

ہمیں جس طرح چاہیں بتائیں: ای میل، ڈاک، فون یا خود آ کر۔ ہم 30 دن کے اندر بتاتے ہیں کہ آپ کی شکایت مل گئی
ہے، بلا تاخیر اسے دیکھتے ہیں، اور بتاتے ہیں کہ کیا معلوم ہوا اور ہم کیا کریں گے۔ اس کا کوئی خرچ نہیں، اور
یہ علاج کے بارے میں شکایت سے الگ ہے۔

آپ انفارمیشن کمشنر کے دفتر (Information Commissioner’s Office) کے پاس بھی جا سکتے ہیں۔ یہ پورے برطانیہ
میں لوگوں کی ذاتی معلومات کے حقوق کا خیال رکھتا ہے اور ہم سے آزاد ہے۔ آپ اس کی ویب سائٹ پر، فون پر یا خط
کے ذریعے شکایت کر سکتے ہیں۔ عموماً وہ جاننا چاہے گا کہ آپ نے پہلے ہمیں بتایا تھا۔
"""

PRIVACY: Words = {"en": ENGLISH, "ur": URDU}
