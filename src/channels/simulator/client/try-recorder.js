/** Voice notes: a tap begins, another sends or discards. Says "try:voice" with what was recorded. */
(() => {
  const start = document.getElementById("record");
  const writer = document.getElementById("writer");
  const bar = document.getElementById("recorder");
  const clock = document.getElementById("recorded");
  const LONGEST_MS = 300_000;
  /** As phones record, best first. */
  const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

  // Browsers give a microphone only to pages that came by TLS or from this machine.
  if (!navigator.mediaDevices || !window.MediaRecorder) return;
  start.hidden = false;

  let recorder = null;
  let kept = false;

  start.addEventListener("click", async () => {
    if (recorder) return;
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!sound) return document.dispatchEvent(new CustomEvent("try:no-microphone"));
    record(sound);
  });

  function record(sound) {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const pieces = [];
    const began = performance.now();
    const passed = () => performance.now() - began;
    recorder = new MediaRecorder(sound, mimeType ? { mimeType } : {});
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    const ticking = setInterval(() => {
      show(passed());
      if (passed() > LONGEST_MS) finish(true);
    }, 200);
    recorder.addEventListener("stop", () => {
      clearInterval(ticking);
      for (const track of sound.getTracks()) track.stop();
      const blob = new Blob(pieces, { type: recorder.mimeType });
      recorder = null;
      toggle(false);
      const detail = { blob, seconds: Math.max(1, Math.round(passed() / 1000)) };
      if (kept && blob.size > 0) document.dispatchEvent(new CustomEvent("try:voice", { detail }));
    });
    show(0);
    toggle(true);
    recorder.start();
  }

  function finish(keep) {
    if (recorder?.state !== "recording") return;
    kept = keep;
    recorder.stop();
  }

  function toggle(on) {
    bar.hidden = !on;
    writer.hidden = on;
    (on ? bar.querySelector(".send") : start).focus();
  }

  function show(ms) {
    const seconds = Math.floor(ms / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    finish(true);
  });
  bar.addEventListener("reset", () => finish(false));
})();
