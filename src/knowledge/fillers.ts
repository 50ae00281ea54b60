/** Folded words that stand in questions about anything: they tell nothing of what is asked. */
export const FILLERS: ReadonlySet<string> = new Set(
  `
  في من علي الي عن مع ان انا انت انتي انتم انتو احنا نحنا هو هي هم هما ده دي دا دول هذا هذه ذلك اللي الي يا و او بس كمان
  عايز عايزه عاوز عاوزه بدي بدنا داير دايره اريد ابغي نفسي محتاج محتاجه ممكن لو سمحت سمحتو فضلك فضلكم ارجو ياريت ريت
  ازاي كيف شلون ليه ليش فين وين منين امتي متي ايه شو شنو ايش مين كام كم هل ماذا اين عم رح راح هل قد بتاع بتاعي بتاعت
  اعمل اعرف اقدر يعني كده كدا هيك علشان عشان لان اذا ولا كان كنت يكون فيه فيها عندي عندنا عنده لي ليا بي بيا به بها له
  حد حدا زول واحد حاجه شي شيء كل اي بعد قبل دلوقتي هلق هسع الان لسه خلاص طيب سلام عليكم السلام مرحبا اهلا شكرا تمام ايوه
  جدا اوي كتير بقي والله ربنا الله اخي اختي حضرتك سؤال سوال استفسار معلومات مساعده ساعدوني تقدر تقدروا ينفع لازم
  the a an of to in on at for and or is are was were be been am i me my we us our you your he she it his her they them
  their this that these those what how where when who why which can could may might must should would will do does did
  have has had want need like please help get go with from by about if so as there here some any hi hello thanks thank
  know tell ask question info information one now just also im ive id
  ana enta enty ento e7na howa heya homma da di dol elly el al il w wel ya f fe fi men mn 3ala 3an m3 ma3 3and 3andy ando
  3ayez 3ayz 3awez 3ayza bade badi dayer momken mmkn lw law sama7t ezay ezzay ezaay keef kif leh lesh feen fen fein wein
  emta meen eh eih shu shno a3mel a3ml a3raf a2dar ya3ny keda kda 3ashan 3shan 7ad 7aga kol ay ba3d abl salam shokran
  lazem yenfa3 bas bs kaman delwa2ty bta3 bta3y a7taj me7tag
  `
    .trim()
    .split(/\s+/),
);
