/**
 * Frequent words of languages that the line does not speak, without accents, in small letters. Words that English, or
 * Arabic in Latin letters, holds too are left out (la, le, ma, un, on, me, as, hat …), however frequent.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const FRENCH_WORDS = words(`
  je tu il ils nous vous elles est suis sont etes avons avez ont etait serait les des aux du une ce cette ces cet mon mes
  ton tes ses notre nos votre vos leur leurs que qui quoi dont ou quand comment pourquoi combien quel quelle quels
  quelles dans pour avec sans chez vers sur sous depuis pendant entre jusqu parce mais donc aussi tres trop beaucoup
  peu plus pas ne jamais rien toujours encore ici deja maintenant bonjour bonsoir salut merci svp besoin aide aider
  aidez cherche voudrais veux peux peut pouvez pouvoir faire fait dois doit faut avoir etre aller vais partir venir parle
  parlez parler francais francaise travail travaille travailler argent pays egypte caire mois jours semaine annee ans
  enfant enfants femme mari famille fils fille frere soeur mere pere passeport papiers refugie refugies maison appartement
  loyer ecole medecin malade hopital demande rendez vu perdu savoir sais connais quelqu personne gens monsieur madame
  bateau voyage billet rentrer retourner patron salaire paye payer veut passeur secours faim froid
  peur ca va jai cest`);

/** Told apart by its doubled vowels as well: see `foreign.ts`. */
export const SOMALI_WORDS = words(`
  waxaan waxan waan waxaad waxay wuxuu wuxu waxa waxaannu waxaanu waxba aan aad uu ay aanu iyo oo ama laakiin laakin
  ayaa ayaan ayuu ayey baa waa waxoogaa ka ku soo loo lagu laga igu iga ila kuu noo idin idiin isku mid ahay yahay tahay
  ahayd ahaa nahay yihiin jiraa jira joogaa jooga joognaa haystaa haysto hayo leeyahay leedahay lahaa doonayaa doonaya
  rabaa rabnaa rabo karaa karo karnaa kartaa kartaan sidee halkee goorma maxay maxaa maxaad xagee kuma qof dad dadka
  wiil gabadh ilmo carruur caruur carruurta caruurta hooyo aabo aabbo walaal walaashay walaalkay reer reerka qoys
  qoyska xaas xaaskayga guri guriga gurigii shaqo shaqada shaqeeyo shaqaysto lacag lacagta mushahar mushaharka caawimo
  caawi caawiya gargaar fadlan mahadsanid mahadsantahay salaan wanaagsan subax galab habeen nabad haa maya hadda
  maanta berri shalay bilood bil sanad maalin maalmood masar qaahira soomaali somali soomaaliya soomaaliyeed qaxooti
  qaxootiga qaxoontiga baasaboor baasaboorka sharci sharciga warqad warqado safar safarka doon doonta badda dhib
  dhibaato dhibaatooyin xanuun xanuunsan jirran jiran dhakhtar dhaqtar isbitaal cunto biyo cabsi baqayaa magacaygu
  magacayga saddex afar siddeed sagaal toban kale badan yar wax arrin su'aal suaal cid meel meesha iska warran gaajo halkan halkaas gudaha dibadda carabi
  ingiriis ingiriisi af luqad luuqad hadlo hadla aqaan garanayo fahmin fahmo jawaab telefoon lambarka`);

/** Others that are met in Egypt, in Latin letters: named to nobody, only known to be neither English nor Arabic. */
export const OTHER_LATIN: readonly ReadonlySet<string>[] = [
  // Turkish
  words(`ve bir bu icin ile var yok ben sen biz siz onlar nasil nerede neden ne cok daha gibi degil istiyorum lazim
    yardim merhaba selam tesekkur ederim lutfen calisiyorum calismak gitmek geldim misir misirda ama benim bana beni
    sonra simdi oturum pasaport cocuk cocuklar ailem kimse param parasi aydir evet hayir konusuyorum turkce turkiye`),
  // Oromo
  words(`ani nuti isin inni isheen kan keessa keessatti irraa irra itti waan maal akkam akkamitti eessa eessatti yoom
    jira jiru jirra jirta hin qaba qabu qabna barbaada barbaadna barbaadu gargaarsa galatoomi galatoomaa nagaa naaf
    nuuf isaa ishee kiyya koo keenya fi garuu yookaan hojii hojjechuu qarshii mana mucaa ijoollee maatii biyya biyyaa
    baqataa afaan oromoo oromo dubbadha beeka danda'a dandaa maaloo jedhama gara hanga waliin malee`),
  // Swahili
  words(`mimi wewe yeye sisi nyinyi wao ni na ya wa kwa katika kutoka hapa sasa nina ninahitaji nataka natafuta naomba
    msaada habari jambo asante tafadhali kazi pesa nyumba mtoto watoto familia nchi yangu wangu langu zangu lakini
    sana pia kama gani wapi vipi lini nani hakuna sijui ninaishi misri pasipoti mkimbizi wakimbizi swahili kiswahili
    kusafiri kurudi naweza siwezi`),
  // Hausa
  words(`ina kana yana tana muna suna ni da wani wata wannan don saboda amma yaya ina sannu nagode taimako aiki kudi gida
    yaro yara iyali kasar kasa ba ban bani zan zaka zai ake yadda yaushe hausa masar fasfo neman samu zuwa komawa`),
  // Spanish
  words(`yo tu ella nosotros ustedes es soy estoy esta estan los las unos una del al con por para como donde cuando
    porque quien que muy pero tambien necesito quiero puedo tengo tiene hola gracias ayuda trabajo dinero casa familia
    hijo hija hijos pais mi su sus mas sin hasta desde aqui ahora buenos dias tardes favor hablo espanol egipto`),
  // Italian
  words(`io lei noi voi loro sono sei siamo ho hai abbiamo hanno il lo gli una del della dei delle con per come dove quando
    perche chi che cosa molto ma anche bisogno voglio posso devo ciao grazie aiuto lavoro soldi casa famiglia figlio
    figlia figli paese mio mia non piu senza qui adesso buongiorno parlo italiano egitto vorrei passaporto`),
  // German
  words(`ich du er sie wir ihr ist bin sind habe hat haben der das den dem ein eine einen und oder aber nicht kein keine
    mit fur von zu nach bei aus wie wo wann warum wer was sehr auch brauche mochte kann muss hallo danke bitte hilfe
    arbeit geld haus familie sohn tochter kinder land mein meine hier jetzt guten tag spreche deutsch agypten`),
  // Portuguese
  words(`eu voce ele ela nos eles sao estou esta tenho tem os uma do da dos das com por para como onde quando porque
    quem que muito mas tambem preciso quero posso ola obrigado obrigada ajuda trabalho dinheiro casa familia filho
    filha filhos meu minha nao mais sem aqui agora bom dia falo portugues egito`),
  // Indonesian and Malay
  words(`saya aku kamu anda dia kami kita mereka adalah ini itu yang dan atau tapi tetapi tidak bukan dengan untuk dari ke
    di pada bagaimana dimana kapan kenapa siapa apa sangat juga butuh perlu mau ingin bisa boleh harus terima kasih
    tolong bantuan kerja uang rumah keluarga anak negara sekarang sudah belum paspor pulang mesir majikan`),
  // Tagalog
  words(`ako ikaw siya kami tayo kayo sila ang ng mga sa na po opo hindi ay at pero kung paano saan kailan bakit sino ano
    ko mo ito iyan kailangan gusto pwede puwede salamat tulong trabaho pera bahay pamilya anak bansa ngayon lang
    naman dito wala meron uwi umuwi amo sahod`),
];

/** In Arabic letters, as they are typed: words of Persian, Urdu, Pashto and Kurdish that no Arabic variety has. */
export const ARABIC_SCRIPT_WORDS = words(`
  است هستم هستیم هستند نیست هست برای چطور چگونه چرا کجا کجاست کمک کنید کنم میکنم می‌کنم میخواهم می‌خواهم خواهم دارم
  ندارم داریم لطفا لطفاً ممنون شما این که را هم باید شود شده کرد کرده بگویید فارسی ایران افغانستان خانواده پول کار ماه
  توانم می‌توانم میتوانم آیا خیلی
  ہے ہیں ہوں ہو تھا تھی میں مجھے میرا میری میرے آپ ہم کیا کیسے کہاں کیوں کب کون کے کی کو سے نہیں اور لیے لئے چاہیے
  چاہتا چاہتی مدد کریں کر رہا رہی رہے گیا اردو پاکستان بھی یہ وہ شکریہ
  زه یم څنګه چیرته مرسته غواړم کولی شم نه لرم دی ده مې پښتو
  من دەمەوێ چۆن لە بۆ کوردی یارمەتی هەیە نییە ئەم`);
