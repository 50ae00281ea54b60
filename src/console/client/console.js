// Behaviour of the console's pages beyond what htmx does. Everything here is an aid: without it the forms still work.
(() => {
  const TITLE = document.title;
  let context = null;
  let loud = false;

  // Alarms: a count in the title, a sound for each new one once the officer has asked for sound.
  function showAlarms() {
    const alarms = document.getElementById("alarms");
    if (!alarms) return;
    const open = Number(alarms.dataset.open);
    document.title = open > 0 ? `(${open}) ⚠ ${TITLE}` : TITLE;
    if (alarms.dataset.newest && alarms.dataset.newest !== showAlarms.newest && showAlarms.newest !== undefined) ring();
    showAlarms.newest = alarms.dataset.newest ?? null;
  }

  function ring() {
    if (!loud || !context) return;
    for (const [at, pitch] of [
      [0, 880],
      [0.22, 660],
      [0.44, 880],
    ]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const start = context.currentTime + at;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    }
  }

  function offerSound() {
    const button = document.querySelector("[data-sound]");
    if (!button || !window.AudioContext) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      context ??= new AudioContext();
      void context.resume();
      loud = !loud;
      button.textContent = loud ? button.dataset.sound : button.dataset.soundOff;
      button.setAttribute("aria-pressed", String(loud));
      ring();
    });
  }

  // The timeline opens at its end, and stays there while the officer is there.
  const timeline = () => document.getElementById("timeline");
  let atEnd = true;
  function keepPlace() {
    const list = timeline();
    if (!list) return;
    list.addEventListener("scroll", () => {
      atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    });
    list.scrollTop = list.scrollHeight;
  }

  document.addEventListener("htmx:after:swap", () => {
    showAlarms();
    const list = timeline();
    if (list && atEnd) list.scrollTop = list.scrollHeight;
  });

  // Enter sends, Shift+Enter breaks the line; on touch screens Enter stays what it is.
  const touch = matchMedia("(pointer: coarse)");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(null);
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !("submitOnEnter" in field.dataset)) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
    event.preventDefault();
    if (field.value.trim() !== "") field.form.requestSubmit();
  });

  // A message sent: the officer goes on writing where they were.
  let wrote = null;
  document.addEventListener("submit", (event) => {
    document.getElementById("notice")?.replaceChildren();
    wrote = event.target.closest(".writer") ? event.target.querySelector("textarea")?.id : null;
    if (wrote) atEnd = true;
  });
  document.addEventListener("htmx:finally:request", () => {
    if (!wrote) return;
    if (wrote === "text-notes") document.getElementById("tab-notes")?.click();
    document.getElementById(wrote)?.focus();
    wrote = null;
  });

  // A question settled: the next one stands in its place, and the officer goes on there.
  let place = -1;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("#questions form[hx-post]")) return;
    place = Math.max(0, [...document.querySelectorAll(".question")].indexOf(event.target.closest(".question")));
  });
  document.addEventListener("htmx:finally:request", () => {
    if (place < 0) return;
    const left = document.querySelectorAll(".question");
    const next = left[Math.min(place, left.length - 1)] ?? document.getElementById("questions");
    (next.querySelector("input:checked, input:not([type=hidden]), select") ?? next).focus();
    place = -1;
  });

  // What an officer has opened to read stays open when its part of the page comes anew; a form that was sent closes.
  let unfolded = [];
  document.addEventListener("htmx:before:swap", () => {
    unfolded = [...document.querySelectorAll("#screening-body details[open]")].map(({ id }) => id);
  });
  document.addEventListener("htmx:after:swap", () => {
    for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  });
  let decided = null;
  document.addEventListener("submit", (event) => {
    decided = event.target.closest("#screening-body .change")?.id ?? null;
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const { request, response } = event.detail.ctx;
    if (!decided || !String(request.action).endsWith("/changes")) return;
    const change = response?.status === 200 ? document.getElementById(decided) : null;
    decided = null;
    change?.querySelector("form").reset();
    change?.removeAttribute("open");
    change?.querySelector("summary").focus();
  });

  // A voice note that was played has been heard.
  document.addEventListener(
    "play",
    (event) => {
      const path = event.target.dataset?.heard;
      if (!path) return;
      delete event.target.dataset.heard;
      void fetch(path, { method: "POST", referrerPolicy: "same-origin" });
    },
    true,
  );

  // Menus close when the officer turns elsewhere.
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
  }
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));

  // Pages are told to nobody, so browsers would leave out the origin that the server checks.
  document.addEventListener("htmx:config:request", (event) => {
    event.detail.ctx.request.referrerPolicy = "same-origin";
  });

  // The live stream: say when it is away, and leave when the session is over.
  const offline = (away) => {
    const line = document.getElementById("offline");
    if (line) line.hidden = !away;
  };
  const leave = () => location.assign("/console/sign-in");
  document.addEventListener("htmx:sse:after:connection", () => offline(false));
  document.addEventListener("htmx:sse:error", (event) => (event.detail.status === 401 ? leave() : offline(true)));
  document.addEventListener("signed_out", leave);

  // On a phone the links of the head scroll: the one of this page is in sight.
  document.querySelector(".nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

  showAlarms();
  offerSound();
  keepPlace();
})();
