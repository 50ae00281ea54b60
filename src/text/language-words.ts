/** English words that an Arabizi message does not borrow: they speak for English. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  `a about after again agent all am an and any anyone are arabic as ask at away be because been before but by call
  came can cannot cant change chat child come could country danger delete did didnt do does doesnt dont down each
  embassy employer english even every family father find first for from get give go going good got had has hasnt have
  having he hello help her here him his home house how human hurt husband i id if im in information into is isnt it
  its ive job just keep kill killed know language last leave legal let life like little long lost made make many may
  me menu money month months more mother much must my name need never new next nobody none not nothing now of office
  on one only option or other our out over passport people person phone please police problem really refugee return
  said salary say see send she should sister since so some someone son speak still stop take talk tell thank thanks
  that the their them then there they thing think this those time to today told travel trust two under until up us
  very visa wait want wanted was way we week were what when where which who why wife will with woman women wont work
  working worker would write year years yes yesterday you your`.split(/\s+/),
);

/** Words of Egyptian, Sudanese and Levantine as people write them in Latin letters, which are no English. */
export const ARABIZI_WORDS: ReadonlySet<string> = new Set(
  `aho akhoya aktar allah alo ana an2ol ashan aslan aw aya aywa aywah ayza ayez awez bdy badde baddi bas ba3d ba2a
  balad balash bel beta3 betaa bent benty bardo bokra bta3 bta3t da dah de deh di dayer dayra delwa2ty delwaty ebn ebny
  edony eh ehna eih elly eli embare7 emta emshy enno ento enta enty esm esmy ezay ezzay ezayak feh feen fein fen fih
  fel fl floos flos geit gowa hada haga halla2 hat hatta hena heya hina hinak homma howa huwa inta inti inshallah
  kaman kan kda keda kef keif kefaya kif khalas khal kol kter ktir kwayes la2 lazem leh lesh lih lissa lw m3 ma3 ma3aya
  mafe mafi mafesh mafish man2ol marhaba mashy masr masry matloob meen mesh mish mn mno momken mmkn mosh msh mumken
  nas nafsy sa3a safar shino shno shoghl sho sho8l shokran shu shwaya shoo salam sana tab tany tani tayeb tayib
  wala walla wallahi walahy wein wen yalla ya3ny yani yom yoom zay zol zool gaya gayeh rayeh ray7 3and`.split(/\s+/),
);

/** Half a proof: short words that English or a name may hold too. */
export const ARABIZI_PARTICLES: ReadonlySet<string> = new Set(
  "el al il fe fi f w ya men min mo ma la law bs be bi b l lel en an ha".split(" "),
);

/** A digit beside letters that writes no Arabic letter. */
export const NUMBERED_WORDS: ReadonlySet<string> = new Set(
  `2nd 3rd 5th 6th 7th 8th 9th 2k 3k 5k 6k 7k 8k 9k 2g 3g 5g 2d 3d 2x 3x 5x 2am 3am 5am 6am 7am 8am 9am 2pm 3pm 5pm 6pm
  7pm 8pm 9pm 2h 3h 5h 6h b2 c2 a2 b2b h2b mp3 mp4`.split(/\s+/),
);
