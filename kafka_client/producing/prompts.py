"""The questions that sample matches ask, with what people and robots say to them."""

from typing import NamedTuple


class Prompt(NamedTuple):
    """A question, what people answered, and thoughts that a robot puts into the words of its type."""

    question: str
    people: tuple[str, ...]
    thoughts: tuple[str, ...]


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "What did your kitchen smell like when you were a kid?",
        (
            "burnt toast and my dads coffee, every single morning",
            "onions. always onions. mom started with them before she even knew what she was making",
            "the gas stove, cant explain it but i'd know it anywhere",
            "lol fish sticks mostly",
        ),
        (
            "Cinnamon and warm butter, with a window fogged up from the soup.",
            "It smelled of oranges in winter and of basil when the days grew long.",
            "Fresh bread, which made every room of the house feel smaller and safer.",
            "Dish soap and vanilla, the two scents fighting until dinner.",
            "Roasting garlic is the smell that still says home.",
        ),
    ),
    Prompt(
        "You find a stranger's phone on a bench. What happens next?",
        (
            "wait for it to ring and answer like its mine",
            "give it to the cafe and then worry all day if that was right",
            "look for a 'mom' contact. there is always a mom contact",
            "honestly i'd be scared someone thinks i stole it",
        ),
        (
            "I would wait ten minutes, because people retrace their steps sooner than one expects.",
            "I would hand it to the nearest shop and leave a note on the bench.",
            "The lock screen shows a dog, and now I am invested in finding the owner.",
            "I would answer the first call and arrange to meet somewhere well lit.",
            "A phone holds half of somebody's life, so I would treat it like a borrowed book.",
        ),
    ),
    Prompt(
        "What is the worst advice you ever followed?",
        (
            "'just be yourself' at a job interview",
            "cut your own bangs, its easy!! it was not easy",
            "a guy on a forum told me to put the wet phone in the oven",
            "buy the dip lol",
        ),
        (
            "Never go to bed angry: it led to arguments at three in the morning.",
            "Somebody told me to follow my passion, and it turned into paperwork.",
            "I was told that shortcuts save time, and I still remember that swamp.",
            "Fake it until you make it works until someone asks a second question.",
            "Drinking eight glasses of water before a long bus ride was a mistake.",
        ),
    ),
    Prompt(
        "Describe the sound of a very quiet house.",
        (
            "fridge. its always the fridge",
            "when the kids are at grandmas you can hear the clock and its kind of scary tbh",
            "pipes knocking, cat running from nothing",
            "my own tinnitus haha",
        ),
        (
            "A refrigerator hums, stops, and suddenly the silence has a shape.",
            "Wood settling, as if the house were turning over in its sleep.",
            "There is a clock somewhere that only exists after midnight.",
            "You hear your own breathing and then, very far away, a car.",
            "It sounds like snow, even in summer.",
        ),
    ),
    Prompt(
        "What small thing always makes your day better?",
        (
            "when the bus driver waits for me",
            "a good pen. i'm boring i know",
            "dog with a stick that's way too big",
            "finding money in a jacket, even if its my own money from last winter",
        ),
        (
            "The first sip of tea, before anyone has asked for anything.",
            "A stranger holding the door a second longer than needed.",
            "Clean sheets, which are a modest kind of luxury.",
            "A song I had forgotten that comes on at just the right moment.",
            "Seeing a plant put out a leaf that was not there yesterday.",
        ),
    ),
    Prompt(
        "If your pet could complain about you, what would it say?",
        (
            "dinner was FOUR minutes late and she talks to me in that voice",
            "he works from home but does NOT play with me, explain",
            "my fish would say hey you forgot to turn off the light again",
            "i dont have a pet but my sourdough died of neglect so",
        ),
        (
            "It would say that the sofa was clearly mine first.",
            "You leave every morning and never say where you go.",
            "The food is adequate, but the portions are an insult.",
            "You point at things and I am supposed to look at your finger.",
            "It would file a complaint about the vacuum cleaner, in several pages.",
        ),
    ),
    Prompt(
        "What would you put in a time capsule for the year 2100?",
        (
            "my charger collection, every size, none of them work anymore",
            "a receipt for eggs so they can laugh (or cry)",
            "drawing my daughter made of me with 7 fingers",
            "nothing, they'll have enough of our trash already",
        ),
        (
            "A paper map with coffee stains and the places we loved circled.",
            "A recording of an ordinary street at five in the afternoon.",
            "Seeds, because an explanation may not be needed for those.",
            "A letter that apologises briefly and then describes a good picnic.",
            "A worn key, to make them wonder which door it opened.",
        ),
    ),
    Prompt(
        "Tell us about a time you got completely lost.",
        (
            "lisbon. phone dead. ended up at somebodys birthday, best night ever",
            "ikea last sunday, not even joking",
            "i was 6 and followed the wrong red coat through the supermarket",
            "in my own parking garage, level -3 vs -4, took 40 min",
        ),
        (
            "I took the second left instead of the third and met a lake.",
            "The map was upside down, and so was my confidence.",
            "In the fog every hill looked like the hill before it.",
            "I asked three people for the way and got four answers.",
            "Getting lost in a library is the only kind I would recommend.",
        ),
    ),
    Prompt(
        "What's a smell that you secretly like?",
        (
            "gasoline. i know. i KNOW",
            "old books but also new shoes",
            "the basement at my grandpas, wet concrete and apples",
            "sharpies sorry not sorry",
        ),
        (
            "Rain on hot asphalt, which even has a name of its own.",
            "The dust of a projector that has just been switched on.",
            "Pencil shavings, because they smell like a beginning.",
            "A match that has just gone out.",
            "The inside of an old violin case.",
        ),
    ),
    Prompt(
        "How do you know that someone is lying?",
        (
            "they add way to many details",
            "my brother scratches his ear. been true for 30 years",
            "i dont, thats why i bought a timeshare",
            "they go 'to be honest'",
        ),
        (
            "The story arrives too finished, with no loose threads.",
            "They answer a question that nobody asked.",
            "Their hands stop moving, as if they had to concentrate.",
            "One cannot know for sure, and it is wise to remember that.",
            "They repeat the question slowly, to buy some time.",
        ),
    ),
    Prompt(
        "What food do you pretend to like?",
        (
            "olives. for my wife. 11 years now",
            "sushi, everyone at work is so into it",
            "oysters taste like being slapped by the sea",
            "kale lol who actually likes kale",
        ),
        (
            "Blue cheese, which I admire from a distance.",
            "Dark chocolate above ninety percent is a test of character and not a dessert.",
            "Beetroot, although it tastes like a garden after rain.",
            "I nod politely at licorice whenever it is offered.",
            "Anything with a foam on top of it.",
        ),
    ),
    Prompt(
        "What would you do with one extra hour every day?",
        (
            "sleep. next question",
            "finally call my sister back",
            "scroll probably. i wish i had a better answer",
            "learn the piano that is holding up my laundry since 2019",
        ),
        (
            "I would walk the same street until I knew every door of it.",
            "I would give it to reading, one chapter and no phone.",
            "I would spend it cooking something that needs patience.",
            "I would write letters by hand, badly but often.",
            "Half of it would go to planning how to use the other half.",
        ),
    ),
    Prompt(
        "Describe the colour blue to someone who has never seen.",
        (
            "like the cold side of the pillow",
            "putting your feet in the lake in may, that first second",
            "its what quiet would be if you could touch it?",
            "mint gum breath in winter idk",
        ),
        (
            "It is the feeling of cool water running over your wrists.",
            "It is a long note on a cello that never quite ends.",
            "Imagine an evening breeze after a day that was too hot.",
            "It is distance, when distance is friendly.",
            "It is the taste of water when you are really thirsty.",
        ),
    ),
    Prompt(
        "What is the most useless thing you own?",
        (
            "banana slicer. got it twice",
            "exercise bike aka the coat rack",
            "my degree hahaha. no but also yes",
            "a key and NOBODY knows what for, can't throw it away though",
        ),
        (
            "An umbrella that only opens indoors.",
            "A set of napkin rings that has never met a napkin.",
            "A calendar from eleven years ago with very good photographs.",
            "A compass, since I always ask people anyway.",
            "One half of a pair of gloves, kept out of optimism.",
        ),
    ),
    Prompt(
        "What did you believe as a child that turned out to be wrong?",
        (
            "that the moon followed OUR car specifically",
            "swallowed a cherry pit and waited for the tree for weeks",
            "i thought quicksand would be a much bigger problem",
            "that grownups know what they're doing. ha",
        ),
        (
            "I was sure that the people in the radio were very small.",
            "I believed that teachers lived in the school.",
            "It seemed obvious that clouds were made by factories.",
            "I thought that time passed more slowly in the dark.",
            "I expected adults to agree on the important things.",
        ),
    ),
    Prompt(
        "Which everyday object deserves more respect?",
        (
            "zippers!! how do they even work",
            "the humble paperclip. saved my sim card like 20 times",
            "dishwasher. it does more for this marriage than both of us",
            "duct tape obviously",
        ),
        (
            "The door hinge, which turns its whole life and never goes anywhere.",
            "The spoon has hardly changed in centuries, because it was right the first time.",
            "A simple pencil can write for about fifty kilometres.",
            "The button, a small round promise.",
            "The traffic cone, which calms an entire road by standing there.",
        ),
    ),
    Prompt(
        "What song is stuck in your head right now?",
        (
            "baby shark. i have a toddler. send help",
            "that jingle from the mattress ad and i hate it",
            "some abba, dont ask which one they're all the same one",
            "the windows startup sound does that count",
        ),
        (
            "Something slow in a minor key that I cannot name.",
            "A waltz that keeps turning around the same three notes.",
            "The tune that the ice cream van played, half a tone too low.",
            "A song from a film whose ending I have forgotten.",
            "Only the chorus, because nobody remembers the verses.",
        ),
    ),
    Prompt(
        "You can have dinner with anyone from history. Who, and what do you eat?",
        (
            "my grandma before she got sick. her dumplings",
            "leonardo da vinci but i'd just show him planes on my phone. pizza",
            "napoleon, spaghetti, i want to see if he's really short",
            "whoever invented mondays, and i'm not paying",
        ),
        (
            "Marie Curie, and we would have soup far away from the laboratory.",
            "I would invite Hypatia and serve figs, bread and many questions.",
            "With Bach, a large roast, because he had twenty children and must have liked noise.",
            "Ada Lovelace, over tea that would surely get cold.",
            "I would rather dine with the cook of a pyramid crew, for onions and honest gossip.",
        ),
    ),
    Prompt(
        "What is the bravest thing you did this year?",
        (
            "said no to my boss. was shaking the whole time",
            "killed the spider myself",
            "went to the cinema alone, sounds dumb but it was huge for me",
            "dentist after 6 years",
        ),
        (
            "I admitted that I did not know the answer.",
            "I started again after the first attempt had failed in public.",
            "I asked for help early and not at the very end.",
            "I told a friend the truth, gently.",
            "I sang where other people could hear it.",
        ),
    ),
    Prompt(
        "Write the first line of a novel about your morning.",
        (
            "It was the third snooze that broke her.",
            "'there is no milk' he said, and so it began",
            "the sock was wet. nobody would ever find out why.",
            "Call me tired.",
        ),
        (
            "The kettle boiled before anyone in the house had a reason to.",
            "On the morning that everything changed, nothing had changed yet.",
            "The light came in sideways, like a guest who knows the house.",
            "Somewhere between the shower and the door the day was decided.",
            "She counted the stairs that morning, and there was one too many.",
        ),
    ),
    Prompt(
        "What would be the worst superpower?",
        (
            "hearing every phone call near you. i take the train so i already have it",
            "turning everything you touch lukewarm",
            "flying but only 10 cm above the ground and at walking speed",
            "knowing the ending of every show lol",
        ),
        (
            "Perfect memory, since it would keep every awkward silence.",
            "Reading minds, but with a delay of three days.",
            "Being invisible only while nobody is looking.",
            "Immortality without a decent pension.",
            "Talking to pigeons, who would then never stop talking.",
        ),
    ),
    Prompt(
        "How would you explain the internet to a medieval farmer?",
        (
            "a market where everybody yells and some of them are selling cats",
            "its like church gossip but faster and with more pictures of lunch",
            "honestly i'd just help with the goats",
            "magic window. mostly bad news. sometimes a goat",
        ),
        (
            "Imagine that every village had a well, and that voices came out of it.",
            "It is a library where anyone may write in the margins.",
            "Think of messengers who never sleep and cannot tell rumour from news.",
            "It is a road that carries words instead of carts.",
            "It is a fair that never closes, and most stalls sell opinions.",
        ),
    ),
    Prompt(
        "What makes a good neighbour?",
        (
            "takes your packages, doesnt ask whats in them",
            "one that doesnt drill on sundays. hi klaus",
            "mine brought soup when i had covid. crying again thinking about it",
            "good fence + shared wifi",
        ),
        (
            "Someone who notices when your curtains stay closed too long.",
            "A good neighbour returns the ladder before you need it.",
            "Kindness at the fence, and silence after ten.",
            "They know your name and do not use it too loudly.",
            "Somebody who waters the plants and forgives the noise.",
        ),
    ),
    Prompt(
        "What was your last dream about?",
        (
            "my teeth fell out into a cereal bowl, again",
            "missed the train but the train was also my old school",
            "i was arguing with a duck and i was LOSING",
            "dont remember, woke up angry at my husband tho",
        ),
        (
            "A staircase that went down and still ended on the roof.",
            "I was late for an exam in a subject that does not exist.",
            "I was flying slowly over a city of paper.",
            "Someone handed me a key and said that I would know when.",
            "All the clocks were polite and waited for me.",
        ),
    ),
    Prompt(
        "What do you always forget?",
        (
            "names. two seconds after. gone",
            "the laundry in the machine till it smells and i have to wash it again",
            "what was the question",
            "my umbrella, i bought like five this year",
        ),
        (
            "Where I put the thing that I put somewhere safe.",
            "The second item of every list of three.",
            "Birthdays, although I remember the cakes.",
            "I forget why I walked into the room, and the room will not tell me.",
            "How the story ends that I have just begun to tell.",
        ),
    ),
    Prompt(
        "Give a compliment that nobody has heard before.",
        (
            "you have the vibe of a really good parking spot",
            "you laugh like the neighbours should be jealous",
            "i'd trust you with my leftovers",
            "you look like you return shopping carts",
        ),
        (
            "You listen the way a harbour listens to ships.",
            "Your silence is more comfortable than most conversations.",
            "You would make an excellent last page.",
            "You explain things as if there were plenty of time.",
            "Rooms seem better arranged after you have left them.",
        ),
    ),
    Prompt(
        "What is something that everybody does but nobody admits?",
        (
            "smelling the shirt to see if its still ok",
            "fake phone call to avoid someone",
            "rehearsing arguments in the shower and winning all of them",
            "waving back at a person who wasnt waving at you",
        ),
        (
            "Looking into lit windows in the evening and imagining the lives.",
            "Practising a phone call before making it.",
            "Reading the last page first.",
            "Pretending to read the small print for a respectable time.",
            "Talking to machines, and thanking them.",
        ),
    ),
    Prompt(
        "Describe your job as if it were a crime.",
        (
            "i take peoples money and tell them its for their own good (dentist receptionist)",
            "i lure small children into a room and make them sing",
            "steal 8 hours a day, from myself",
            "breaking and entering data",
        ),
        (
            "I take words from others and return them in a different order.",
            "I smuggle sentences across the border of good sense.",
            "I was seen near several deadlines shortly before they passed.",
            "I take questions in broad daylight and leave only answers.",
            "There was a conspiracy, and the minutes of the meeting prove it.",
        ),
    ),
    Prompt(
        "What's the best thing about rain?",
        (
            "cancelled plans",
            "no sunscreen needed. redhead problems",
            "the smell, and everyone being equally wet and annoyed",
            "my tomatoes shut up for a day",
        ),
        (
            "It gives everyone permission to stay where they are.",
            "Every roof turns into an instrument.",
            "The streets shine as if somebody had just finished them.",
            "It is the sound of nothing being urgent.",
            "Afterwards even the gravel looks thought through.",
        ),
    ),
    Prompt(
        "What would your grandmother say about your life?",
        (
            "'eat something'",
            "she'd ask why im not married and then slip me 20 euros",
            "too thin, too loud, too far away",
            "oma would love the apartment and hate the tattoos",
        ),
        (
            "She would say that I work too much and sit too straight.",
            "She would look around, straighten one picture and approve.",
            "She would ask whether I am warm enough, and mean something else.",
            "That it is a fine life, but it could use a tablecloth.",
            "She would say that everything takes longer than one thinks.",
        ),
    ),
    Prompt(
        "Invent a new holiday. What do people do on it?",
        (
            "national nap day. you nap. thats it",
            "return-your-stuff day, i want my drill back marco",
            "everyone has to eat dessert first or pay a fine",
            "no email day with actual jail time",
        ),
        (
            "On Lantern Day everyone walks home the long way, with a light.",
            "The Day of Second Tries: people repeat something that went wrong.",
            "On Silent Monday all meetings are held in writing, and so most are not held.",
            "A feast of leftovers, where every household brings half a dish.",
            "Thank the Infrastructure Day, with flowers on every transformer.",
        ),
    ),
    Prompt(
        "What is the hardest goodbye that you remember?",
        (
            "our dog. 14 years. i still walk on the left side",
            "my best friend moving to canada, we were 12, we both pretended to not care",
            "leaving the old house, i kept a piece of wallpaper",
            "dont want to talk about it but it was at an airport",
        ),
        (
            "The one that nobody knew was a goodbye at the time.",
            "A train was leaving, and the window did not open.",
            "Closing a door on an empty room that used to be full.",
            "I said see you soon, and soon became a very long word.",
            "A garden is hard to leave, since it goes on without you.",
        ),
    ),
    Prompt(
        "Is a hot dog a sandwich?",
        (
            "no. and i will not be taking questions",
            "its a taco if you think about it and thats why i stopped thinking",
            "my kid says its a 'meat canoe' so that",
            "yes?? bread, stuff, bread. done",
        ),
        (
            "The bread is connected on one side, and that settles it for me.",
            "A definition that includes it would include far too much.",
            "It is a sandwich in structure and something else at heart.",
            "If it were one, we would not have needed the other word.",
            "I would call it a distant cousin with better parties.",
        ),
    ),
    Prompt(
        "What do you do when you cannot sleep?",
        (
            "count how many hours i'd get if i fell asleep NOW",
            "go downstairs, eat cheese in front of the open fridge",
            "watch videos of people restoring rusty tools",
            "worry. professionally",
        ),
        (
            "I walk through a house I used to know, room by room.",
            "I recite the rivers of a continent until one of them takes me along.",
            "I get up and read something without a plot.",
            "I listen to the first birds and decide that it counts as rest.",
            "I make a list for tomorrow, so that it stops whispering.",
        ),
    ),
    Prompt(
        "What would you never do again?",
        (
            "camp in march",
            "tequila",
            "move apartments without a van. 23 trips with a bike",
            "lend money to family, lesson learned",
        ),
        (
            "I would not promise something in the middle of laughing.",
            "Crossing a field that had seemed so much smaller from the road.",
            "I would not argue about a film with someone who had made it.",
            "Assembling furniture after midnight.",
            "I would not skip the instructions, or at least not the drawings.",
        ),
    ),
    Prompt(
        "Sell us a rock.",
        (
            "no subscription. no updates. just rock",
            "used to be a mountain. humble now. 5 bucks",
            "it will never leave you unlike kevin",
            "paperweight, weapon, pillow. its got range",
        ),
        (
            "It took three hundred million years to make, and shipping is free.",
            "It is the only device in your house that has never crashed.",
            "Own a piece of silence that fits in your pocket.",
            "It has seen dinosaurs and is still very discreet about it.",
            "Place it on any problem, and the problem will not blow away.",
        ),
    ),
    Prompt(
        "What's the last thing that made you laugh out loud?",
        (
            "my dad trying to whisper on speakerphone",
            "dog fell off the couch and looked at ME like i did it",
            "autocorrect sent 'love you' to the landlord",
            "this game actually, the last round omg",
        ),
        (
            "A pigeon that waited for the green light and then walked.",
            "A sign that said do not read this sign.",
            "Somebody apologised to a mannequin, sincerely.",
            "A child explained marriage to another child on the tram.",
            "The menu offered a soup of the yesterday.",
        ),
    ),
    Prompt(
        "What does success mean to you?",
        (
            "not checking the price at the supermarket",
            "my kids wanting to visit when theyre grown",
            "ask me when i'm not in pyjamas at 2pm",
            "sleeping well. thats it thats the whole thing",
        ),
        (
            "Being able to say that is enough, and to mean it.",
            "To be missed for the right reasons.",
            "It means having time that nobody has already sold.",
            "Leaving a place slightly better sorted than it was.",
            "A day that I would not mind repeating.",
        ),
    ),
    Prompt(
        "If you were a piece of furniture, which one?",
        (
            "the chair. you know, THE chair. with the clothes",
            "bean bag, low effort no shape",
            "wobbly table w/ a folded napkin under one leg",
            "lamp, bc i'm only on in the evening",
        ),
        (
            "A bookshelf, slightly overloaded and quietly proud.",
            "A bench under a tree, for conversations that need no eye contact.",
            "I would be the drawer where the useful things end up.",
            "A folding screen, decorative and rather private.",
            "A writing desk with one secret compartment that everybody finds.",
        ),
    ),
    Prompt(
        "What is your most unpopular opinion?",
        (
            "cold pizza > hot pizza and its not close",
            "dogs shouldnt be in restaurants, sorry, i like dogs!",
            "the book is usually worse. fight me",
            "summer is overrated, i sweat by existing",
        ),
        (
            "Small talk is a craft and deserves practice.",
            "Breakfast is a lovely meal that needs no defenders.",
            "Most meetings are useful for at least one person.",
            "Museums are best visited for twenty minutes.",
            "Nobody needs more than four kinds of pasta.",
        ),
    ),
    Prompt(
        "Tell us something that you learned far too late.",
        (
            "the arrow on the fuel gauge shows what side the cap is on. i was 41",
            "narwhals are real",
            "you can just leave a party. you dont have to tell everyone",
            "that my mom was just a person, and younger than i am now",
        ),
        (
            "Most people are too busy with themselves to judge anyone.",
            "That a no can be kind.",
            "Good shoes are cheaper than bad ones.",
            "It is possible to stop reading a book that one dislikes.",
            "That asking again is better than nodding.",
        ),
    ),
    Prompt(
        "What would you shout from a mountain top?",
        (
            "WHO HAS THE SNACKS",
            "my ex's wifi password",
            "nothing i'd be out of breath lol",
            "hello?? just to check if the echo still works",
        ),
        (
            "I would shout my own name and see whether the valley agrees.",
            "A question, so that the echo would have to think.",
            "Thank you, to nobody in particular.",
            "I might whisper instead, to hear how little it takes.",
            "The names of everyone who said that the path was easy.",
        ),
    ),
    Prompt(
        "How do you take your coffee, and what does it say about you?",
        (
            "black bc i never bought milk. says it all",
            "iced. in december. i'm unwell",
            "3 sugars, i'm sweet enough but the coffee isnt",
            "tea drinker, i'll see myself out",
        ),
        (
            "With a little milk, for the pleasure of watching it turn.",
            "Black and slowly, which says that I am in no hurry to be awake.",
            "Half a cup, always, as a compromise between sense and habit.",
            "Very strong, which suggests that somebody else chose the hours.",
            "I take it outdoors, so it says more about the weather.",
        ),
    ),
    Prompt(
        "What would you ask an alien?",
        (
            "do you have mondays",
            "can i get a lift",
            "why the cows. why always the cows",
            "is it just us? being this weird?",
        ),
        (
            "What do you do with your dead, and with your jokes?",
            "Is there a word in your language for being homesick?",
            "Which mistake did you make that we could still avoid?",
            "How do you know that you have arrived?",
            "Do your mathematicians also argue about what zero is?",
        ),
    ),
    Prompt(
        "Describe love without using the word.",
        (
            "he warms up my side of the bed then moves over",
            "she texts 'home?' every time. every time",
            "sharing the last fry without being asked",
            "wanting to tell just that one person first",
        ),
        (
            "Two cups on the table, and neither of them counted.",
            "Someone remembers how you like your silence.",
            "It is a light left on, although the switch is far away.",
            "Choosing the same person again on a bad day.",
            "The weight of a sleeping head on your shoulder, and a numb arm you do not move.",
        ),
    ),
    Prompt(
        "What is the strangest thing in your fridge right now?",
        (
            "a candle?? dont ask, it was hot",
            "half a lemon from another era",
            "my glasses. found them! thanks",
            "11 mustards and no actual food",
        ),
        (
            "A jar without a label that has become part of the family.",
            "One single olive, kept like a relic.",
            "Film rolls, waiting for a camera that was sold.",
            "A very small pot of something that was once ambitious.",
            "A note that says this is not yours.",
        ),
    ),
    Prompt(
        "What will nobody believe about you?",
        (
            "i was once in a yogurt commercial. they cut my face out",
            "never seen star wars. any of them",
            "i can whistle two notes at the same time",
            "that i'm not the robot :)",
        ),
        (
            "I won a spelling contest with a word that I had guessed.",
            "I once spent an entire afternoon watching a snail and did not regret it.",
            "I keep every ticket, and they are in order.",
            "I have never finished a bag of crisps.",
            "That I am quite ordinary, whatever the others may say.",
        ),
    ),
    Prompt(
        "What is a perfect Sunday?",
        (
            "phone in the drawer, pancakes, no pants",
            "flea market at 7am, home by 10, nap",
            "football with the boys then my moms lasagne",
            "one where you forget that monday exists. so none",
        ),
        (
            "A long breakfast that turns into lunch without noticing.",
            "A walk with no destination and the right shoes.",
            "Rain, a thick book, and nobody at the door.",
            "Repairing something small that has waited for months.",
            "Bells far away, and no reason to count them.",
        ),
    ),
)
