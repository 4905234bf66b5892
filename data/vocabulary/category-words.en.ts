/** What a category is called, and what else people call it or type when they look for it. */
export interface CategoryWords {
  readonly label: string;
  readonly synonyms: readonly string[];
}

/** `code: label | everyday words`, in the order of the tree. */
const WORDS = `
faith: Faith and worship | religion, religious, worship, faith group, place of worship, prayers
church: Church | chapel, christian, mass, service, sunday service, minster, cathedral, parish
quaker_meeting: Quaker meeting | quakers, friends meeting house, silent worship
mosque: Mosque | masjid, islam, islamic, muslim, jummah, friday prayers
synagogue: Synagogue | shul, jewish, judaism, shabbat
gurdwara: Gurdwara | sikh, sikhism, langar, sikh temple
hindu_temple: Hindu temple | mandir, hindu, hinduism, puja
buddhist_centre: Buddhist centre | buddhist, buddhism, buddhist temple, dharma, zen, meditation
jain_temple: Jain temple | jain, jainism, derasar
bahai_centre: Bahá'í centre | bahai, baha'i
spiritualist_church: Spiritualist church | spiritualist, spiritualism, medium
pagan_group: Pagan group | pagan, druid, wicca, moot
interfaith: People of different faiths together | interfaith, multifaith, multi faith
prayer_group: Prayer group | prayers, praying, contemplation, rosary
scripture_study: Reading holy books together | bible study, bible, quran study, koran, torah study, scripture, alpha course
faith_social: Meeting others after worship | fellowship, church social, church group, congregation
reading: Books, reading and writing | books, read, write, literature
library: Library | libraries, borrow books, reading room, quiet reading, study space
book_group: Book group | book club, reading group, novels
shared_reading: Reading aloud together | read aloud, shared reading, listen to stories
creative_writing: Creative writing | writing group, writers, write stories, journalling, journaling
poetry: Poetry | poems, poets, spoken word, rhymes
storytelling: Storytelling | telling stories, stories, tales
comics_and_zines: Comics and zines | comic, graphic novel, manga, zine
movement: Gyms, dance and movement | exercise, keep fit, fitness, get fit, get active, workout
leisure_centre: Leisure centre | sports centre, sports hall, recreation centre, gym, rec
gym: Gym | gyms, fitness centre, fitness center, leisure centre, weights, workout, crossfit
exercise_class: Exercise class | keep fit, fitness class, workout class, zumba, circuits
gentle_exercise: Gentle exercise | easy exercise, low impact, slow exercise
chair_exercise: Chair exercise | seated exercise, armchair exercise, sitting exercise
aerobics: Aerobics and step | aerobic, step class, cardio, zumba
pilates: Pilates | core exercise, reformer
strength_class: Getting stronger | strength, balance class, weights class, resistance bands
mind_body: Slow movement and breathing | mindfulness, meditation, breathing, breathwork, qigong
yoga: Yoga | chair yoga, yoga class, asana
tai_chi: Tai chi | tai-chi, taichi, qi gong, chi kung
stretch_and_relax: Stretch and relax | stretching, relaxation, unwind, meditation
dance: Dance | dancing, dance class, dancers
social_dancing: Ballroom and social dancing | ballroom, tea dance, salsa, tango, swing, jive, latin
line_dancing: Line dancing | line dance, country dancing
folk_dancing: Folk dancing | ceilidh, morris, twmpath, barn dance, square dance, irish dancing
ballet_and_modern: Ballet, tap and modern dance | ballet, tap, street dance, contemporary, hip hop
chair_dancing: Dancing in a chair | seated dance, sitting dance
swimming: Swimming | swim, swimmers, pool
swimming_pool: Swimming pool | pool, baths, lido, swim, public baths
swimming_lessons: Swimming lessons | learn to swim, swim class, lessons
water_exercise: Exercise in water | aqua aerobics, aquafit, aqua fit, hydro
open_water_swimming: Swimming outdoors | wild swimming, cold water, sea swimming, open water, dip
outdoors: Walking, cycling and water | outdoor activities, outside, fresh air
walking: Walking | walk, walks, walkers, stroll
short_walk: Short, easy walk | stroll, health walk, wellbeing walk, gentle walk
group_walk: Walking group | ramblers, rambling, walking club, walk and talk
hiking: Long walks and hills | hike, hill walking, mountain walking, trekking, trail
nordic_walking: Walking with poles | nordic walking, poles
running: Running | run, jogging, jog, parkrun, couch to 5k, running club
cycling: Cycling | bike, biking, bicycle, cyclists
cycle_ride: Bike ride together | group ride, cycle club, cycling club, bike club, mountain biking, bmx
cycle_training: Learning to ride a bike | cycle training, bikeability, learn to cycle
adapted_cycling: Trikes and other cycles | trike, handcycle, tandem, adapted bikes, inclusive cycling
on_the_water: On the water | boats, boating, paddling, water sports
rowing: Rowing | row, dragon boat, gig rowing, oar
sailing: Sailing | sail, yacht, dinghy, boat club
canoeing: Canoes, kayaks and boards | canoe, kayak, paddleboard, paddle board, sup, surfing
diving: Diving and snorkelling | scuba, diving, snorkel, dive centre, sub aqua
fishing: Fishing | angling, angler, fish, anglers
orienteering: Finding your way with a map | orienteering, map reading, geocaching, treasure hunt
camping_and_bushcraft: Camping and bushcraft | camp, campfire, survival skills, bush craft
sport: Sport | sports, team, play sport
sports_club: Sports club | sport club, playing field, athletic club
team_sport: Team sports | team games, team, ball games
football: Football | soccer, five a side, 5-a-side, kickabout
walking_football: Walking football | slow football, walking soccer
rugby: Rugby | rugby union, rugby league, touch rugby, tag rugby
cricket: Cricket | cricket club, batting, bowling
netball: Netball | walking netball
basketball: Basketball | hoops
volleyball: Volleyball | volley ball, beach volleyball
hockey: Hockey | field hockey, ice hockey
baseball_and_softball: Baseball, softball and rounders | baseball, softball, rounders
racket_sport: Racket sports | racquet, racquets, rackets, padel
tennis: Tennis | tennis club, tennis court
table_tennis: Table tennis | ping pong, ping-pong
badminton: Badminton | shuttlecock
squash: Squash | racketball
pickleball: Pickleball | pickle ball
target_sport: Games of aim | target sports
bowls: Bowls | bowling green, lawn bowls, indoor bowls, crown green
boules: Boules | petanque, pétanque, bocce, bocci
tenpin_bowling: Tenpin bowling | bowling alley, ten pin, skittles
golf: Golf | golf course, golf club, driving range, putting
crazy_golf: Crazy golf | mini golf, minigolf, miniature golf, adventure golf
archery: Archery | bow and arrow, archers
darts: Darts | dart board
snooker_and_pool: Snooker and pool | snooker, billiards, pool table, cue sports
athletics: Athletics | track and field, running track, athletics club
martial_arts: Martial arts | karate, judo, taekwondo, aikido, kung fu, jiu jitsu, self defence, dojo
boxing_fitness: Boxing training | boxing, boxercise, boxing club, kickboxing
gymnastics: Gymnastics | gymnast, tumbling
climbing: Climbing | climbing wall, bouldering, boulder, rock climbing
skating: Skating and skateboarding | ice rink, ice skating, roller skating, skateboard, skate park
trampolining: Trampolining | trampoline, trampoline park, bounce, rebound
adapted_sport: Sport that bends to you | inclusive sport, adapted sport, boccia, goalball, seated sport
making: Arts and crafts | art, craft, crafts, make things, creative
painting_and_drawing: Painting and drawing | art class, art group, paint, draw, watercolour, sketching, life drawing
pottery: Pottery | clay, ceramics, potter
knitting_and_crochet: Knitting and crochet | knit, crochet, wool, yarn, knit and natter
sewing: Sewing | sew, quilting, patchwork, embroidery, dressmaking, textiles, needlework
woodwork: Woodwork | carpentry, woodturning, whittling, carving
photography: Photography | photo, camera club, photos, camera
printmaking: Printing by hand | printmaking, lino, screen printing, letterpress
jewellery: Making jewellery | jewelry, beads, beading
paper_crafts: Paper crafts | card making, scrapbooking, origami, calligraphy, papercraft
flower_arranging: Flower arranging | flowers, floristry, floral
upcycling: Giving old things new life | upcycling, furniture painting, recycle, reuse
community_workshop: Shared workshop | makerspace, hackerspace, hack space, maker space, fab lab, tools
craft_group: Craft group | crafting, craft and chat, crafternoon
performing: Music, singing and drama | perform, performing, stage, music
singing: Singing | sing, singers, song, choir
choir: Choir | sing, singing group, community choir, chorus, male voice choir
karaoke: Karaoke | sing along, singalong
playing_music: Playing music together | music making, musicians, band
instrument_group: Playing instruments in a group | ukulele, guitar group, orchestra, recorder, music club, ensemble
brass_band: Brass and marching bands | brass band, silver band, marching band, trumpet
drumming: Drumming | drums, drum circle, samba, djembe, percussion
jam_session: Open mic and jam session | open mic, jam, folk session, music session
music_lessons: Music lessons | music school, learn guitar, learn piano, singing lessons
listening_to_music: Listening to music | hear music, music listening
live_music: Live music | concert, gig, concert hall, recital
record_club: Record club | vinyl, records, album club, music appreciation
drama: Drama and stage | theatre group, drama group, stage
acting_group: Acting group | drama group, amateur dramatics, am dram, acting class, musical theatre, players
improvisation: Making it up on stage | improv, improvisation
comedy: Comedy | stand up, stand-up, laughter, jokes
circus_skills: Circus skills | juggling, circus, acrobatics, aerial
games: Games | game, play games, gaming, puzzles
chess: Chess | chess club, draughts, checkers
board_games: Board games | boardgames, tabletop games, games night, scrabble, dominoes, mahjong
card_games: Card games | cards, whist, rummy, cribbage, trading cards
bridge: Bridge | bridge club, duplicate bridge
bingo: Bingo | housey housey, lotto
quiz: Quiz | quizzes, trivia, quiz night
jigsaws_and_puzzles: Jigsaws and puzzles | jigsaw, puzzle, crossword, sudoku
role_playing_games: Role-playing games | rpg, roleplay, dungeons and dragons, d&d, larp
tabletop_wargames: Tabletop wargames | war games, wargaming, miniatures, warhammer
video_games: Video games | gaming, computer games, console, esports, retro games
nature: Nature, gardens and animals | outdoors, green, plants, wildlife, garden
gardening: Gardening | garden, gardens, growing, plants
community_garden: Community garden | shared garden, growing together, urban farm
allotment: Allotment | allotments, vegetable plot, grow your own, growing food
gardening_club: Gardening club | horticulture, garden society, flower show
green_places: Parks and green places | green space, open space, greens
park: Park | parks, green, common, playing fields
public_garden: Garden to visit | gardens, botanic garden, botanical garden, sensory garden
nature_reserve: Nature reserve | wildlife reserve, wetlands, country park, wild place
looking_after_nature: Looking after nature | conservation, environment, green group
conservation: Conservation group | tree planting, hedge laying, wildlife trust, habitat
litter_picking: Litter picking | beach clean, clean up, river clean, plogging
beekeeping: Beekeeping | bees, beekeepers, honey
birdwatching: Birdwatching | birds, bird watching, birding, bird hide
woodland_sessions: Time in the woods | forest school, woods, woodland, forest bathing
stargazing: Stargazing | astronomy, stars, telescope, planetarium
animals: Time with animals | animal, pets, farm animals
dog_walking: Walking dogs together | dog walk, dogs, dog club, dog park
city_farm: City farm | petting zoo, farm, petting farm, goats
horse_time: Time with horses | horses, riding, pony, stables, equestrian, horse riding
animal_club: Pet and animal clubs | pet club, dog training, cats, rabbits, pigeons, aquarium club
zoo_or_aquarium: Zoo or aquarium | zoo, aquarium, wildlife park
hobbies: Hobby clubs | hobby, club, clubs, interest group
model_making: Model making | models, scale models, airfix, model ships
model_railway: Model railway | model trains, model train, railway club
collecting: Collecting | stamps, coins, collectors, stamp club, philately
amateur_radio: Amateur radio | ham radio, radio club, morse
cars_and_motorbikes: Cars and motorbikes | car club, motor club, motorcycle, vintage cars, classic cars, karting
trains_and_buses: Trains and buses | trainspotting, railway, steam trains, bus club
electronics_and_robots: Electronics and robots | electronics, robotics, raspberry pi, tinkering
metal_detecting: Metal detecting | detectorists, treasure, archaeology finds
home_brewing: Brewing and preserving | home brew, wine making, jam making, cheese making
kites_and_model_aircraft: Kites, drones and model aircraft | kite, drone, model plane, model flying
learning: Learning and skills | learn, course, class, education, skills
adult_class: Adult class | adult education, evening class, course, workshop, u3a, college course
language_class: Learning a language | language class, welsh lessons, spanish, french, language school, conversation
english_class: Learning English | esol, english lessons, english conversation, ielts
reading_writing_numbers: Reading, writing and numbers | literacy, numeracy, maths, english and maths, spelling
cooking_class: Learning to cook | cooking, cookery, cook, baking, bake, recipes
money_skills: Managing money | budgeting, money advice, bills, saving
job_club: Job club | jobs, work, employment, cv, interview, job search
health_and_first_aid: Health and first aid course | first aid, health course, cpr
recovery_college: Recovery college | wellbeing college, wellbeing course
talks: Talks and lectures | talk, lecture, speaker, history talk
discussion_group: Discussion group | debate, current affairs, conversation, discuss
philosophy: Philosophy | thinking, humanist, ideas, ethics
science: Science | science club, science talk, maths club
digital_skills: Computers and phones | digital skills, digital, it skills, technology, tech
computer_basics: Computer basics | computers, computer class, laptop, internet class, email, learn computers
phone_and_tablet_help: Phone and tablet help | smartphone, tablet, ipad, mobile phone, tech help
coding: Coding | programming, code club, linux, software, computer club
internet_access: Computers and internet to use | free wifi, wi-fi, internet cafe, use a computer, online access
volunteering: Volunteering | volunteer, help out, give time, unpaid work
volunteer_outdoors: Volunteering outdoors | volunteer gardener, park volunteer, friends of the park
volunteer_with_food: Volunteering with food | food bank volunteer, volunteer cook, kitchen helper
volunteer_in_shop: Volunteering in a shop | charity shop, shop volunteer
volunteer_befriending: Being a befriender | befriending, visit people, telephone befriender, companionship
volunteer_driving: Volunteer driving | community transport, driver, lifts
volunteer_with_animals: Volunteering with animals | animal rescue, animal shelter, dog rescue
volunteer_at_events: Helping at events | steward, marshal, event volunteer, parkrun volunteer
volunteer_culture: Volunteering in museums and libraries | museum volunteer, heritage volunteer, library volunteer
volunteer_teaching: Helping people learn | tutor, mentor, reading helper, teach
time_bank: Time bank | timebank, time credits, swap skills, skill share
repair_cafe: Repair café | repair cafe, mend, fix things, fixing
support_groups: Support groups | support, help each other, self help, self-help
peer_support: Peer support | peer group, talk to others, support group, mutual aid, mental health group
wellbeing_group: Wellbeing group | well-being, wellness, self care, mental health
bereavement: Bereavement group | grief, grieving, loss, death, bereaved, widow, widower
recovery_meeting: Recovery meeting | aa, na, twelve step, 12 step, smart recovery, sober, drink, drugs, gambling
hearing_voices: Hearing voices group | voices, visions, voice hearers
long_term_illness: Living with a long-term illness | chronic illness, chronic pain, long-term condition, illness
neurodivergent_group: Neurodivergent group | neurodiverse, neurodiversity, autistic, autism, adhd
life_after_religion: Life after religion | leaving faith, ex-members, leaving a church, faith exit
alumni_group: Group for people who have left a service | alumni, after discharge, leavers, moving on
clinic_group: Group run by a clinic | clinic, hospital group, therapy group
buddy_scheme: Someone to go with | buddy, buddying, befriender, befriending, go with me, mentor
eating_together: Meals and cafés together | food, eat, eating, meal, cafe
community_cafe: Community café | cafe, community cafe, pay as you feel, social cafe
coffee_morning: Coffee morning | coffee, tea, cuppa, tea and chat, coffee and chat, chatty table
lunch_club: Lunch club | lunch, dinner club, luncheon club
shared_meal: Shared meal | supper, soup kitchen, free meal, community meal, eat together, dinner
community_kitchen: Cooking together | community kitchen, cook together, cook and eat
community_pantry: Food bank or pantry | food bank, foodbank, pantry, food parcel, community fridge
warm_space: Warm space | warm hub, warm bank, warm room, keep warm
belonging: Groups of people | community group, belong, groups
mens_group: Men's group | men, guys, dads, blokes, man
mens_shed: Men's shed | mens shed, shed, shedders, men in sheds
womens_group: Women's group | women, ladies, mums, woman
womens_institute: Women's Institute | wi, townswomen, merched y wawr
lgbtq_group: LGBTQ+ group | lgbt, lgbtq, lgbtqia, gay, lesbian, bisexual, queer, pride
lgbtq_social: LGBTQ+ social group | gay social, lesbian social, queer social, pride social
trans_group: Trans and non-binary group | trans, transgender, non-binary, nonbinary, gender
newcomers: New here | newcomer, new people, just moved, settle in
new_to_the_area: New to the area | just moved, moved here, make friends
refugee_welcome: Welcome for people seeking safety | refugee, asylum, asylum seeker, migrants, sanctuary
cultural_community: Cultural community | culture group, polish club, african, caribbean, asian, irish club, heritage group, diaspora
carers_group: Carers' group | carer, carers, looking after someone, young carers, caregiver
parents_and_families: Parents and families | parent, family, families, mum, dad
parent_and_toddler: Parent and toddler group | toddler, baby group, mother and baby, playgroup, stay and play
lone_parents: Parents on their own | single parent, lone parent, single mum, single dad
older_people: Older people | senior, seniors, over 50s, over 60s, pensioner, elderly, retired
young_people: Young people | youth, teens, teenagers, young adults
youth_club: Youth club | youth centre, youth group, teens
scouts_and_guides: Scouts, guides and cadets | scout, guides, brownies, cubs, cadets, scout hut
students: Students | student, student union, university society
veterans: Veterans | ex-forces, forces, army, navy, british legion, military
signing_social: Signing social group | sign language, bsl, deaf, deaf club, asl
culture: Culture and days out | museums, art, heritage, visit
museum: Museum | museums, exhibits, collections
gallery: Gallery | art gallery, galleries, exhibition, exhibitions
arts_centre: Arts centre | arts center, art centre, arts venue
theatre: Theatre | theater, plays, show, playhouse
cinema: Cinema | movies, film, pictures, movie theater, relaxed screening
film_club: Film club | film society, movie club, film night
local_history: Local history | history society, history group, archaeology, reminiscence
family_history: Family history | genealogy, family tree, ancestors
heritage_site: Historic place | castle, historic house, heritage, ruins
science_centre: Science centre | planetarium, discovery centre, science museum
days_out: Outings and events | outing, day out, event, trips
day_trip: Day trip | outing, coach trip, excursion, trip
festival: Festival | carnival, eisteddfod, parade
fair_or_open_day: Fair or open day | fete, fair, open day, market day, jumble sale
wellness_fair: Wellbeing fair | wellness fair, health fair, wellbeing day
neighbourhood: In your neighbourhood | community, local, neighbourhood, neighborhood, nearby
community_centre: Community centre | community center, community hall, community hub, hub
village_hall: Village or church hall | village hall, parish hall, church hall, memorial hall, hall
social_club: Social club | social, working men's club, club, friendship club
residents_group: Residents' group | residents association, neighbours, tenants, neighbourhood watch
service_club: Club that helps the town | rotary, lions club, round table, soroptimist, kiwanis
charity_or_association: Charity or association | charity, association, voluntary group, ngo, nonprofit
day_centre: Day centre | day center, day care, day club
drop_in_centre: Drop-in centre | drop in, drop-in center, open door
online: Online groups | internet, virtual, online community, zoom, from home
online_peer_group: Online peer group | online support, virtual support group
online_hobby_group: Online hobby group | virtual club, discord, facebook group
online_class: Online class | virtual class, webinar, online course, online yoga
online_forum: Online forum | message board, forum, chat room, web chat
online_games: Playing games online | online gaming, online chess, multiplayer
online_meetup: Meeting by video | zoom, video call, virtual coffee, online meetup
`;

function parse(words: string): [string, CategoryWords][] {
  return words.trim().split('\n').map((line) => {
    const [, code = '', label = '', synonyms = ''] = /^(\w+): ([^|]+) \| (.+)$/.exec(line) ?? [];
    return [code, { label, synonyms: synonyms.split(', ') }];
  });
}

/** Every category in English, by its code. A test holds it equal to the tree. */
export const CATEGORY_WORDS: Readonly<Record<string, CategoryWords>> = Object.fromEntries(parse(WORDS));
