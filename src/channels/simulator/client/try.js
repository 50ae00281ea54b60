/** The trial page: sends without leaving it, and shows what the server says of the chat, exchanging what changed. */
(() => {
  const page = document.getElementById("try");
  const scroller = document.getElementById("scroller");
  const writer = document.getElementById("writer");
  const editing = document.getElementById("editing");
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  const notice = document.getElementById("notice");
  const { messages, stream, edits } = page.dataset;
  const NEAR_END_PX = 120;
  const ASK_AGAIN_MS = 5_000;

  // --- showing -------------------------------------------------------------------------------------------------

  let reading = null;
  let again = false;

  /** Reads the chat anew; calls that come meanwhile are answered by one more reading. */
  function refresh() {
    if (reading) {
      again = true;
      return reading;
    }
    reading = read().finally(() => {
      reading = null;
      if (again) {
        again = false;
        void refresh();
      }
    });
    return reading;
  }

  async function read() {
    const response = await fetch(messages).catch(() => null);
    if (!response?.ok) return say(page.dataset.offline);
    if (notice.textContent === page.dataset.offline) say("");
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
    exchange(document.getElementById("log"), fresh.getElementById("log"));
    exchange(document.getElementById("scenes-body"), fresh.getElementById("scenes-body"));
    if (atEnd) toEnd();
  }

  /** Makes `old` read as `fresh`, leaving alone what is the same: it keeps its focus, its sound and its place. */
  function exchange(old, fresh) {
    const known = new Map([...old.children].filter((it) => it.id).map((it) => [it.id, it]));
    let at = old.firstElementChild;
    for (const wanted of [...fresh.children]) {
      const mine = known.get(wanted.id);
      if (mine?.isEqualNode(wanted)) {
        if (mine === at) at = at.nextElementSibling;
        else old.insertBefore(mine, at);
      } else old.insertBefore(document.adoptNode(wanted), at);
    }
    while (at) {
      const next = at.nextElementSibling;
      at.remove();
      at = next;
    }
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight;
  }

  function say(words) {
    notice.textContent = words;
  }

  // --- sending -------------------------------------------------------------------------------------------------

  const WHY = { 413: "tooLong", 429: "tooFast" };

  /** Posts one act under an id of its own; true once it was taken. */
  async function post(action, fields, why = WHY) {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    body.set("id", freshId());
    const response = await fetch(action, { method: "POST", headers: { "x-sanad-script": "1" }, body }).catch(
      () => null,
    );
    say(response?.ok ? "" : page.dataset[why[response?.status] ?? "notSent"]);
    if (!response?.ok) return false;
    await refresh();
    toEnd();
    return true;
  }

  /** `crypto.randomUUID` is missing where the page is reached without TLS by another name than localhost. */
  function freshId() {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
    hex[6] = `4${hex[6][1]}`;
    hex[8] = `a${hex[8][1]}`;
    return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  async function write() {
    const words = text.value;
    if (!words.trim()) return;
    const message = editing.dataset.message;
    stopEditing();
    grow();
    const taken = message ? await post(edits, { message, text: words }) : await post(writer.action, { text: words });
    if (taken || text.value) return;
    text.value = words;
    grow();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form === writer) {
      event.preventDefault();
      void write();
    } else if (/\/try\/(presses|starts)\?/.test(form.action)) {
      event.preventDefault();
      const { name, value } = event.submitter ?? {};
      void post(form.action, name ? { [name]: value } : {});
    }
  });

  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stopEditing();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    writer.requestSubmit();
  });
  text.addEventListener("input", grow);

  /** Once something is written, the button sends; before, it records. */
  function grow() {
    writer.classList.toggle("has-text", text.value.trim() !== "");
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }

  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await upload(chosen, {});
    file.value = "";
  });

  function upload(blob, fields) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", blob, blob.name ?? "voice");
    return post(file.dataset.action, form, { ...WHY, 413: "tooLarge" });
  }

  document.addEventListener("try:voice", ({ detail: { blob, seconds } }) => {
    void upload(blob, { voice: "yes", duration: String(seconds) });
  });
  document.addEventListener("try:no-microphone", () => say(page.dataset.noMicrophone));

  // --- changing own words ----------------------------------------------------------------------------------------

  scroller.addEventListener("click", ({ target }) => startEditing(target.closest("button.edit")?.closest(".message")));
  editing.addEventListener("reset", stopEditing);

  function startEditing(message) {
    if (!message) return;
    editing.hidden = false;
    editing.dataset.message = message.id.replace(/^m-/, "");
    text.value = message.querySelector(".user-text").innerText;
    text.focus();
    grow();
  }

  function stopEditing() {
    if (editing.dataset.message || text.value) text.value = "";
    editing.hidden = true;
    delete editing.dataset.message;
    grow();
  }

  // --- following -------------------------------------------------------------------------------------------------

  function follow() {
    const source = new EventSource(stream);
    source.addEventListener("changed", refresh);
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      // Too many pages are open, or the line is down: ask for ourselves, and try to follow again.
      setTimeout(() => void refresh().then(follow), ASK_AGAIN_MS);
    });
  }

  writer.noValidate = true;
  page.classList.add("scripted");
  for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;
  toEnd();
  grow();
  void document.fonts.ready.then(toEnd);
  follow();
  requestAnimationFrame(() => document.getElementById("log").classList.add("live"));
})();
