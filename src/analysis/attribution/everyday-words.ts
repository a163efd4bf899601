/**
 * Words that anybody uses about anything, and those that people use about any rule. Seeing one in a comment says little
 * on which section is meant, however rare it is in the rule's own text, which is small. Singular forms; stems are taken
 * from them. Written by hand; no frequency list was copied.
 */

/** Words without a meaning of their own: they never count. */
const FUNCTION_WORDS = `
a an the this that these those it its he she they them their theirs his her him i me my mine we us our ours you your yours
who whom whose which what when where why how and or but nor not no if then else than as at by for from in into of off on
onto out over per to under up upon with within without about above across after against along among around before behind
below beneath beside between beyond despite down during except inside like near outside since through throughout toward
until via am is are was were be been being do does did doing done have has had having can could may might must shall
should will would ought also any all both each either every few many more most much neither none other another some such
own same so too very just only even still yet again ever never always often sometimes here there now once already
however therefore thus hence moreover furthermore although though because while whereas whether unless let lot etc
don doesn didn isn aren wasn won wouldn couldn shouldn cannot ve ll re im dont doesnt cant wont one two first second
`;

/** Words of everyday life and of every comment and rule: they count a little. */
const EVERYDAY = `
able accept account across act action actually add address adopt affect agency ago agree agreement allow alone amount
answer anyone anything anyway apply appreciate approach ask attention available avoid away back bad based basic basis
become begin believe benefit best better big bill bit book break bring burden business buy call care carry case cause
certain certainly chance change charge child choice choose citizen city claim clear clearly close come comment common
community company complete completely concern concerned condition consider consideration consumer continue control
cost country couple course court cover create current currently customer cut daily day deal dear decide decision deep
definitely department describe deserve detail determine develop different difficult directly discuss doubt draft easier
easily easy economy education effect effective effort else employee employer encourage end enjoy enough ensure entire
entity especially establish event everybody everyone everything exactly example excellent expect expensive experience
explain extra extremely eye face fact fail fair fairly fall family far fast favor federal feel field figure file fill
final finally find fine finish firm fix follow following force forget form forward free friend full fully further future
gain general generally get give given go goal good government great group grow guess guy half hand happen happy hard
hear help helpful high higher highly history hold home hope hour house huge human idea identify immediately impact
important improve include including increase indeed individual industry information instead institution intend interest
involve issue job join keep kind know knowledge land large last late law lead learn least leave less letter level life
likely limit line list listen little live local long longer look lose loss low main major make man manage market
matter mean meet member mention million mind minute miss moment money month move name nation national natural
necessary need new next nobody normal note nothing notice number obvious offer office old open opinion opportunity
opposed option order organization original otherwise overall page paper paragraph parent part particular party pass past
pay people percent perfect perhaps period person personal place plan play please plenty point policy poor position
positive possible possibly power practice prefer present pretty prevent price probably problem process product program
promise proper properly proposal propose proposed protect protection provide provided provider provision public purpose
put question quick quickly quite raise rate reach read ready real reality really reason reasonable receive recent
recently recommend record reduce regard regarding regulation related release remain remember remove replace report
request require required requirement resident respect response rest result return review right risk rule run safe say
school section secure see seek seem sense serious serve service set several share short show side sign significant
similar simple simply single sir sit situation small society someone something soon sort sound speak special specific
specifically spend staff stage stand standard start state statement stay step stop story strong strongly student study
stuff subject submit success successful suggest support supposed sure system take talk tax teach team tell term test
text thank thanks thing think third thousand time today together tomorrow top total town training true trust truth
try turn type understand unfair unfortunately unnecessary urge use useful user usual valuable value view visit voice
wait walk want watch way week well whole wide willing wish woman wonder word work worker world worry worth write
writing wrong year yes yesterday young dollar different oppose make sense paperwork
`;

/** Words without a meaning of their own, small letters. */
export const FUNCTION_WORD_SET: ReadonlySet<string> = new Set(FUNCTION_WORDS.trim().split(/\s+/));

/** Everyday words, small letters, singular. */
export const EVERYDAY_SET: ReadonlySet<string> = new Set(EVERYDAY.trim().split(/\s+/));
